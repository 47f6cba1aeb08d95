package dev.roost.xapi.v2;

import static dev.roost.xapi.v2.Operation.CHALLENGE_WEBHOOK;
import static dev.roost.xapi.v2.Operation.CHECK_ACCOUNT;
import static dev.roost.xapi.v2.Operation.COUNT_ACCOUNTS;
import static dev.roost.xapi.v2.Operation.CREATE_SUBSCRIPTION;
import static dev.roost.xapi.v2.Operation.CREATE_WEBHOOK;
import static dev.roost.xapi.v2.Operation.DELETE_SUBSCRIPTION;
import static dev.roost.xapi.v2.Operation.DELETE_SUBSCRIPTIONS;
import static dev.roost.xapi.v2.Operation.DELETE_WEBHOOK;
import static dev.roost.xapi.v2.Operation.LIST_ACCOUNTS;
import static dev.roost.xapi.v2.Operation.LIST_WEBHOOKS;
import static dev.roost.xapi.v2.Operation.REPLAY;
import static dev.roost.xapi.v2.Operation.SUBSCRIBE_ACCOUNT;
import static dev.roost.xapi.v2.Operation.UNSUBSCRIBE_ACCOUNT;
import static dev.roost.xapi.v2.Operation.UPDATE_SUBSCRIPTION;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.AnswerReader;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimitStatus;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.ReplayJob;
import dev.roost.xapi.endpoint.ReplayWindow;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * X's version 2 for one app: webhooks, the Account Activity API, the X Activity API. Every call is
 * made once, when its {@code Uni} is subscribed to; failures are {@link
 * dev.roost.xapi.endpoint.XApiException}s, or what the caller, the guard or the limiter failed
 * with.
 */
public final class XApi2Client {

  /** So many ids X takes in one call. */
  public static final int MOST_IDS = 100;

  private static final String WEBHOOK_ID = "webhook_id";
  private static final String USER_ID = "user_id";
  private static final String SUBSCRIPTION_ID = "subscription_id";

  private final Caller caller;
  private final AnswerReader reader;
  private final CallGuard guard;
  private final RateLimiter limiter;

  /**
   * @param caller sends the calls of this app
   * @param clock for when rate limits end
   * @param random for the jitter of pauses
   * @param pause how long a rate limit is waited for
   * @param guard stands before every call
   * @param limiter counts every call right before it is made
   */
  public XApi2Client(
      Caller caller,
      Clock clock,
      RandomGenerator random,
      RateLimitPause pause,
      CallGuard guard,
      RateLimiter limiter) {
    this.caller = caller;
    this.reader = new AnswerReader(clock, random, pause);
    this.guard = guard;
    this.limiter = limiter;
  }

  /** The app's webhooks, all of them. */
  public Uni<List<Webhook>> webhooks() {
    return call(
        Call.of(LIST_WEBHOOKS).where("webhook_config.fields", "created_at,id,url,valid"),
        Answers::webhooks);
  }

  /**
   * Creates a webhook; X challenges it before it answers. A {@link Conflict} that is a duplicate
   * says that X has one with this URL.
   */
  public Uni<Webhook> createWebhook(URI url) {
    return call(
        Call.of(CREATE_WEBHOOK).sending(object().put("url", url.toString())), Answers::webhook);
  }

  /** Has X begin a challenge, and no more than that: whether it was passed, {@code valid} says. */
  public Uni<Void> challengeWebhook(String webhookId) {
    return call(Call.of(CHALLENGE_WEBHOOK).at(WEBHOOK_ID, webhookId), Function.identity())
        .replaceWithVoid();
  }

  /** Deletes a webhook, and with it its subscriptions of the Account Activity API. */
  public Uni<Void> deleteWebhook(String webhookId) {
    return call(Call.of(DELETE_WEBHOOK).at(WEBHOOK_ID, webhookId), Answers::deleted)
        .replaceWithVoid();
  }

  /** Asks for a replay; a {@link Conflict} that is no duplicate while one of this webhook runs. */
  public Uni<ReplayJob> replay(String webhookId, ReplayWindow window) {
    ObjectNode body =
        object()
            .put(WEBHOOK_ID, webhookId)
            .put("from_date", window.fromDate())
            .put("to_date", window.toDate());
    return call(Call.of(REPLAY).sending(body), Answers::replay);
  }

  /** Subscribes a user to all of the Account Activity API, by the user's OAuth 1.0a token. */
  public Uni<Subscribed> subscribeAccount(String webhookId, String userId) {
    return subscribeAccount(webhookId, userId, Credential.OAUTH_1_USER);
  }

  /**
   * The same, by another token.
   *
   * @param credential the user's, of OAuth 1.0a or of OAuth 2.0
   */
  public Uni<Subscribed> subscribeAccount(String webhookId, String userId, Credential credential) {
    return call(
            ofUser(SUBSCRIBE_ACCOUNT, userId, credential)
                .at(WEBHOOK_ID, webhookId)
                .sending(object()),
            Answers::subscribed)
        .onFailure(XApi2Client::isDuplicate)
        .recoverWithItem(Subscribed.BEFORE);
  }

  /** Whether a user is subscribed; credentials that X does not take are a failure, not a no. */
  public Uni<Boolean> isAccountSubscribed(String webhookId, String userId) {
    return isAccountSubscribed(webhookId, userId, Credential.OAUTH_1_USER);
  }

  /**
   * The same, by another token.
   *
   * @param credential the user's, of OAuth 1.0a or of OAuth 2.0
   */
  public Uni<Boolean> isAccountSubscribed(String webhookId, String userId, Credential credential) {
    return call(
            ofUser(CHECK_ACCOUNT, userId, credential).at(WEBHOOK_ID, webhookId),
            Answers::isSubscribed)
        .onFailure(XApi2Client::isUnknownToX)
        .recoverWithItem(false);
  }

  /** How many subscriptions of the Account Activity API the account has and may have. */
  public Uni<SubscriptionCount> countAccounts() {
    return call(Call.of(COUNT_ACCOUNTS), Answers::count);
  }

  /** Who is subscribed to the Account Activity API through a webhook. */
  public Uni<SubscriptionList> accounts(String webhookId) {
    return call(Call.of(LIST_ACCOUNTS).at(WEBHOOK_ID, webhookId), Answers::accounts);
  }

  /** Ends a user's subscription; works after the user took the access back, too. */
  public Uni<Unsubscribed> unsubscribeAccount(String webhookId, String userId) {
    return unsubscribed(
        call(
            Call.of(UNSUBSCRIBE_ACCOUNT).at(WEBHOOK_ID, webhookId).at(USER_ID, userId),
            Answers::unsubscribed));
  }

  /**
   * Creates a subscription; one that is there with an end gets the end that is given. A {@link
   * Conflict} says that X has it, or one that overlaps with it.
   *
   * @param credential with what; a user's is that of the wanted user
   */
  public Uni<ActivitySubscription> createSubscription(
      NewSubscription wanted, Credential credential) {
    return create(wanted, Optional.of(credential));
  }

  /** The same, with the credential that its holder has for the event type. */
  public Uni<ActivitySubscription> createSubscription(NewSubscription wanted) {
    return create(wanted, Optional.empty());
  }

  private Uni<ActivitySubscription> create(
      NewSubscription wanted, Optional<Credential> credential) {
    ObjectNode body = object().put("event_type", wanted.eventType().eventType());
    ObjectNode filter = body.putObject("filter");
    wanted.userId().ifPresent(id -> filter.put(USER_ID, id));
    wanted.tag().ifPresent(tag -> body.put("tag", tag));
    wanted.webhookId().ifPresent(id -> body.put(WEBHOOK_ID, id));
    wanted.expiresAt().ifPresent(end -> body.put("expires_at", end.toString()));
    Optional<String> user = wanted.userId().filter(_ -> !credential.equals(bearer()));
    return call(
        Call.of(CREATE_SUBSCRIPTION).as(credential, user).sending(body), Answers::subscription);
  }

  /**
   * The app's subscriptions, page after page.
   *
   * @param userId those to this user alone
   */
  public Uni<ActivitySubscriptions> subscriptions(Optional<String> userId) {
    return new Pages(page -> call(page, Answers::page), userId).read();
  }

  /** Gives a subscription another tag or webhook; what is empty stays. */
  public Uni<ActivitySubscription> updateSubscription(
      String subscriptionId, Optional<String> tag, Optional<String> webhookId) {
    ObjectNode body = object();
    tag.ifPresent(text -> body.put("tag", text));
    webhookId.ifPresent(id -> body.put(WEBHOOK_ID, id));
    return call(
        Call.of(UPDATE_SUBSCRIPTION).at(SUBSCRIPTION_ID, subscriptionId).sending(body),
        Answers::subscription);
  }

  /** Ends a subscription. */
  public Uni<Unsubscribed> deleteSubscription(String subscriptionId) {
    return unsubscribed(
        call(Call.of(DELETE_SUBSCRIPTION).at(SUBSCRIPTION_ID, subscriptionId), Answers::deleted));
  }

  /**
   * Ends subscriptions; those that are not there are passed over. {@code Unavailable} where X did
   * not confirm each: some may have ended.
   *
   * @param subscriptionIds 1 to {@value #MOST_IDS}
   */
  public Uni<Void> deleteSubscriptions(List<String> subscriptionIds) {
    if (subscriptionIds.isEmpty() || subscriptionIds.size() > MOST_IDS) {
      throw new IllegalArgumentException("X takes 1 to 100 ids at once.");
    }
    return call(
            Call.of(DELETE_SUBSCRIPTIONS).where("ids", String.join(",", subscriptionIds)),
            body -> Answers.deleted(body, subscriptionIds))
        .replaceWithVoid();
  }

  private static Call ofUser(Operation operation, String userId, Credential credential) {
    return Call.of(operation).as(Optional.of(credential), Optional.of(userId));
  }

  private static Uni<Unsubscribed> unsubscribed(Uni<Boolean> done) {
    return done.replaceWith(Unsubscribed.NOW)
        .onFailure(XApi2Client::isUnknownToX)
        .recoverWithItem(Unsubscribed.NOT_THERE);
  }

  private static Optional<Credential> bearer() {
    return Optional.of(Credential.BEARER);
  }

  private static boolean isDuplicate(Throwable failure) {
    return failure instanceof Conflict conflict && conflict.isDuplicate();
  }

  /** A 404 without X's word for it is the page of a proxy or of a wrong address. */
  private static boolean isUnknownToX(Throwable failure) {
    return failure instanceof NotFound unknown && unknown.isXsOwn();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private <T> Uni<T> call(Call call, Function<String, T> reading) {
    Operation operation = call.operation();
    Actor actor = counted(call);
    return guard.guarded(
        Uni.createFrom()
            .deferred(() -> limiter.acquire(operation, actor))
            .flatMap(_ -> caller.call(call))
            .call(answer -> limiter.update(operation, actor, RateLimitStatus.of(answer)))
            .map(answer -> reader.read(operation, answer, reading)));
  }

  /** Where X has published a limit, it is the app's, whoever calls. */
  private static Actor counted(Call call) {
    return call.userId()
        .filter(_ -> call.operation().rate().isEmpty())
        .<Actor>map(Actor.User::new)
        .orElseGet(Actor.AppOnly::new);
  }
}

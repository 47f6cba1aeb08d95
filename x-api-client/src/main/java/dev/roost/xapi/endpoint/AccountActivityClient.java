package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.AccountActivityEndpoint.CHALLENGE_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.CHECK_SUBSCRIPTION;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.COUNT_SUBSCRIPTIONS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.DELETE_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.LIST_SUBSCRIPTIONS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.LIST_WEBHOOKS;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.REGISTER_WEBHOOK;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.REPLAY;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.SUBSCRIBE;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.UNSUBSCRIBE;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.UNSUBSCRIBE_AS_USER;

import dev.roost.xapi.endpoint.Actor.AppOnly;
import dev.roost.xapi.endpoint.Actor.AppOwner;
import dev.roost.xapi.endpoint.Actor.User;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.oauth1.SignableRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * X's Account Activity API for one app, one method for each of its eleven endpoints. Every request
 * is made once, when its {@code Uni} is subscribed to, and never repeated here; failures are {@link
 * XApiException}s, or what the authorizer or the bearer's holder failed with.
 */
public final class AccountActivityClient {

  private static final AppOwner OWNER = new AppOwner();
  private static final AppOnly APP = new AppOnly();

  private static final String WEBHOOK_ID = "webhook_id";

  private final Exchange exchange;
  private final AnswerReader reader;
  private final RequestAuthorizer authorizer;
  private final Optional<BearerCaller> bearer;
  private final CallGuard guard;
  private final RateLimiter limiter;

  /**
   * @param http shared, with pool and proxy as it is set
   * @param target where X is
   * @param clock for when rate limits end
   * @param authorizer gives the header of each request
   */
  public AccountActivityClient(
      WebClient http, XTarget target, Clock clock, RequestAuthorizer authorizer) {
    this(
        http,
        target,
        clock,
        new Random(),
        RateLimitPause.DEFAULT,
        authorizer,
        Optional.empty(),
        CallGuard.NONE,
        RateLimiter.NONE);
  }

  /**
   * With bounds of one's own for rate limits.
   *
   * @param random for the jitter of pauses
   * @param pause how long a rate limit is waited for
   * @param authorizer gives the header of each request
   * @param bearer sends the requests that take the bearer; empty where the authorizer gives it
   * @param guard stands before every request, its signature included
   * @param limiter counts every request right before it is sent
   */
  public AccountActivityClient(
      WebClient http,
      XTarget target,
      Clock clock,
      RandomGenerator random,
      RateLimitPause pause,
      RequestAuthorizer authorizer,
      Optional<BearerCaller> bearer,
      CallGuard guard,
      RateLimiter limiter) {
    this.guard = guard;
    this.limiter = limiter;
    this.reader = new AnswerReader(clock, random, pause);
    this.exchange = new Exchange(http, target);
    this.authorizer = authorizer;
    this.bearer = bearer;
  }

  /** Registers a webhook; X challenges it before it answers. */
  public Uni<Webhook> registerWebhook(URI url) {
    return call(REGISTER_WEBHOOK, Map.of("url", url.toString()), OWNER, Answers::webhook);
  }

  /** The app's webhooks, all of them. */
  public Uni<List<Webhook>> webhooks() {
    return call(LIST_WEBHOOKS, Map.of(), APP, Answers::webhooks);
  }

  /** Has X challenge a webhook, which makes it valid; {@code Invalid} says why it did not. */
  public Uni<Void> challengeWebhook(String webhookId) {
    return done(CHALLENGE_WEBHOOK, Map.of(WEBHOOK_ID, webhookId), OWNER);
  }

  /** Subscribes a user, by the user's own token. */
  public Uni<Subscribed> subscribe(String webhookId, String userId) {
    return done(SUBSCRIBE, Map.of(WEBHOOK_ID, webhookId), new User(userId))
        .replaceWith(Subscribed.NOW)
        .onFailure(failure -> hasCode(failure, 355))
        .recoverWithItem(Subscribed.BEFORE);
  }

  /** How many subscriptions the account has and may have. */
  public Uni<SubscriptionCount> countSubscriptions() {
    return call(COUNT_SUBSCRIPTIONS, Map.of(), APP, Answers::count);
  }

  /** Whether a user is subscribed; a token X does not take is a failure, not a no. */
  public Uni<Boolean> isSubscribed(String webhookId, String userId) {
    return done(CHECK_SUBSCRIPTION, Map.of(WEBHOOK_ID, webhookId), new User(userId))
        .replaceWith(true)
        .onFailure(AccountActivityClient::isNotSubscribed)
        .recoverWithItem(false);
  }

  /** Who is subscribed through a webhook. */
  public Uni<SubscriptionList> subscriptions(String webhookId) {
    return call(LIST_SUBSCRIPTIONS, Map.of(WEBHOOK_ID, webhookId), APP, Answers::list);
  }

  /** Deletes a webhook, and with it all its subscriptions. */
  public Uni<Void> deleteWebhook(String webhookId) {
    return done(DELETE_WEBHOOK, Map.of(WEBHOOK_ID, webhookId), OWNER);
  }

  /** Ends a subscription by the user's own token; deprecated by X, prefer {@link #unsubscribe}. */
  public Uni<Unsubscribed> unsubscribeAsUser(String webhookId, String userId) {
    return unsubscribed(done(UNSUBSCRIBE_AS_USER, Map.of(WEBHOOK_ID, webhookId), new User(userId)));
  }

  /** Ends a user's subscription; works after the user took the access back, too. */
  public Uni<Unsubscribed> unsubscribe(String webhookId, String userId) {
    return unsubscribed(done(UNSUBSCRIBE, Map.of(WEBHOOK_ID, webhookId, "user_id", userId), APP));
  }

  /** Asks for a replay; {@code Conflict} while one of this webhook is running. */
  public Uni<ReplayJob> replay(String webhookId, ReplayWindow window) {
    Map<String, String> parameters =
        Map.of(WEBHOOK_ID, webhookId, "from_date", window.fromDate(), "to_date", window.toDate());
    return call(REPLAY, parameters, APP, Answers::replay);
  }

  private static Uni<Unsubscribed> unsubscribed(Uni<Void> done) {
    return done.replaceWith(Unsubscribed.NOW)
        .onFailure(AccountActivityClient::isUnknownToX)
        .recoverWithItem(Unsubscribed.NOT_THERE);
  }

  /** Code 348 is what X says in the field of a user who is not subscribed through this app. */
  private static boolean isNotSubscribed(Throwable failure) {
    return isUnknownToX(failure) || hasCode(failure, 348);
  }

  /** Only with a code: a 404 without one is the page of a proxy or of a wrong address, not X's. */
  private static boolean isUnknownToX(Throwable failure) {
    return failure instanceof NotFound unknown && unknown.code().isPresent();
  }

  private static boolean hasCode(Throwable failure, int code) {
    return failure instanceof XApiException refused && refused.code().equals(OptionalInt.of(code));
  }

  /** For endpoints whose answer is empty; some of X's pages show braces, so it is not read. */
  private Uni<Void> done(
      AccountActivityEndpoint endpoint, Map<String, String> parameters, Actor actor) {
    return call(endpoint, parameters, actor, Function.identity()).replaceWithVoid();
  }

  private <T> Uni<T> call(
      AccountActivityEndpoint endpoint,
      Map<String, String> parameters,
      Actor actor,
      Function<String, T> reading) {
    Function<Uni<Answer>, Uni<T>> counted =
        sending ->
            limiter
                .acquire(endpoint, actor)
                .flatMap(_ -> sending)
                .call(answer -> limiter.update(endpoint, actor, RateLimitStatus.of(answer)))
                .map(answer -> reader.read(endpoint, answer, reading));
    return guard.guarded(
        bearer
            .filter(_ -> actor instanceof AppOnly)
            .map(caller ->
                Uni.createFrom().deferred(() -> counted.apply(caller.call(endpoint, parameters))))
            .orElseGet(() -> authorized(endpoint, request(endpoint, parameters), actor, counted)));
  }

  private <T> Uni<T> authorized(
      AccountActivityEndpoint endpoint,
      SignableRequest request,
      Actor actor,
      Function<Uni<Answer>, Uni<T>> counted) {
    return Uni.createFrom()
        .deferred(() -> authorizer.authorize(request, actor))
        .flatMap(header -> counted.apply(exchange.send(endpoint, request, header)));
  }

  private SignableRequest request(
      AccountActivityEndpoint endpoint, Map<String, String> parameters) {
    return new SignableRequest(
        endpoint.method(), exchange.at(endpoint.address(parameters)), List.of());
  }
}

package dev.roost.simulator.v2.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.v2.AccessControl;
import dev.roost.simulator.v2.JsonBody;
import dev.roost.simulator.v2.Operation;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.v2.Requester;
import dev.roost.simulator.v2.webhook.AppWebhooks;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users' subscriptions to all of the Account Activity API, in version 2. */
@Path("/2/account_activity")
@Consumes(MediaType.WILDCARD)
public final class AccountV2Resource {

  private static final String SUBSCRIPTIONS = "/webhooks/{id}/subscriptions";
  private static final Set<String> SCOPES =
      Set.of("dm.read", "dm.write", "tweet.read", "users.read");

  private final AccessControl access;
  private final AppWebhooks webhooks;
  private final Subscriptions subscriptions;
  private final WrongAnswers wrong;

  AccountV2Resource(
      AccessControl access, AppWebhooks webhooks, Subscriptions subscriptions, WrongAnswers wrong) {
    this.access = access;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.wrong = wrong;
  }

  /** Something under {@code data}. */
  public record Data<T>(T data) {}

  /** Whether a user is subscribed. */
  public record Subscribed(boolean subscribed) {}

  /** One user. */
  public record Subscriber(@JsonProperty("user_id") String userId) {}

  /** Everybody subscribed through a webhook. */
  public record Subscribers(
      @JsonProperty("application_id") String applicationId,
      @JsonProperty("webhook_id") String webhookId,
      @JsonProperty("webhook_url") String webhookUrl,
      List<Subscriber> subscriptions) {}

  /** How many there are; numbers as text, those of direct messages always 0. */
  public record Sums(
      @JsonProperty("account_name") String accountName,
      @JsonProperty("provisioned_count") String provisioned,
      @JsonProperty("subscriptions_count_all") String all,
      @JsonProperty("subscriptions_count_direct_messages") String directMessages) {}

  /**
   * Subscribes the user whose token it is; the body must be an object. The reason for one too many
   * is X's, the words after it are this simulator's own.
   */
  @POST
  @Path(SUBSCRIPTIONS + "/all")
  public Data<Subscribed> subscribe(
      @Context HttpServerRequest request, @PathParam("id") String id, @Nullable String body) {
    Requester requester = enterAsUser(Operation.SUBSCRIBE_ACCOUNT, request);
    JsonBody.of(body, Set.of());
    Webhook webhook = webhooks.of(requester.app(), id);
    boolean isThere = subscriptions.has(webhook.id(), requester.userId());
    if (!isThere && count(requester.app()) >= requester.app().terms().tier().accounts()) {
      throw ProblemException.invalid(
          "SubscriptionLimitExceeded", "Maximum number of subscriptions reached");
    }
    if (!subscriptions.add(webhook.id(), requester.userId())) {
      throw ProblemException.invalid("DuplicateSubscriptionFailed", "Subscription already exists");
    }
    return new Data<>(new Subscribed(true));
  }

  /** Whether the user whose token it is is subscribed: 200 both ways. */
  @GET
  @Path(SUBSCRIPTIONS + "/all")
  public Data<Subscribed> check(@Context HttpServerRequest request, @PathParam("id") String id) {
    Requester requester = enterAsUser(Operation.CHECK_ACCOUNT, request);
    Webhook webhook = webhooks.of(requester.app(), id);
    return new Data<>(new Subscribed(subscriptions.has(webhook.id(), requester.userId())));
  }

  /** Everybody subscribed through the webhook. */
  @GET
  @Path(SUBSCRIPTIONS + "/all/list")
  public Data<Subscribers> list(@Context HttpServerRequest request, @PathParam("id") String id) {
    Requester requester = enter(Operation.LIST_ACCOUNTS, request);
    Webhook webhook = webhooks.of(requester.app(), id);
    List<Subscriber> users =
        wrong.subscribers(subscriptions.usersOf(webhook.id())).stream()
            .map(Subscriber::new)
            .toList();
    return new Data<>(
        new Subscribers(requester.app().id(), webhook.id(), webhook.url().toString(), users));
  }

  /** The sums of the app. */
  @GET
  @Path("/subscriptions/count")
  public Data<Sums> count(@Context HttpServerRequest request) {
    App app = enter(Operation.COUNT_ACCOUNTS, request).app();
    return new Data<>(
        new Sums(
            app.owner().screenName(),
            Integer.toString(app.terms().tier().accounts()),
            Integer.toString(count(app)),
            "0"));
  }

  /** Ends a user's subscription in the name of the app. */
  @DELETE
  @Path(SUBSCRIPTIONS + "/{userId}/all")
  public Data<Subscribed> unsubscribe(
      @Context HttpServerRequest request,
      @PathParam("id") String id,
      @PathParam("userId") String userId) {
    Requester requester = enter(Operation.UNSUBSCRIBE_ACCOUNT, request);
    Webhook webhook = webhooks.of(requester.app(), id);
    if (!subscriptions.remove(webhook.id(), userId)) {
      throw ProblemException.invalid("SubscriptionNotFound", "Subscription does not exist");
    }
    return new Data<>(new Subscribed(false));
  }

  private Requester enterAsUser(Operation operation, HttpServerRequest request) {
    Requester requester = enter(operation, request);
    requester.require(Permission.DIRECT_MESSAGES);
    requester.requireScopes(SCOPES);
    return requester;
  }

  private Requester enter(Operation operation, HttpServerRequest request) {
    Requester requester = access.enter(operation, request);
    if (!requester.app().terms().accountActivity()) {
      throw ProblemException.notEnrolled(requester.app());
    }
    return requester;
  }

  private int count(App app) {
    return webhooks.of(app).stream()
        .mapToInt(webhook -> subscriptions.usersOf(webhook.id()).size())
        .sum();
  }
}

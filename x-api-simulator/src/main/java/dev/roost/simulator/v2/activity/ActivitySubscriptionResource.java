package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.v2.AccessControl;
import dev.roost.simulator.v2.JsonBody;
import dev.roost.simulator.v2.Operation;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.v2.Requester;
import dev.roost.simulator.v2.webhook.AppWebhooks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Activity subscriptions. */
@Path("/2/activity/subscriptions")
@Consumes(MediaType.WILDCARD)
public final class ActivitySubscriptionResource {

  private static final int MOST_IDS = 100;

  private final AccessControl access;
  private final ActivitySubscriptions subscriptions;
  private final SubscriptionAnswers answers;
  private final AppWebhooks webhooks;
  private final WrongAnswers wrong;
  private final CurrentSwitches switches;
  private final CreateRequest requests;

  ActivitySubscriptionResource(
      AccessControl access,
      ActivitySubscriptions subscriptions,
      SubscriptionAnswers answers,
      AppWebhooks webhooks,
      WrongAnswers wrong,
      CurrentSwitches switches) {
    this.access = access;
    this.subscriptions = subscriptions;
    this.answers = answers;
    this.webhooks = webhooks;
    this.wrong = wrong;
    this.switches = switches;
    this.requests = new CreateRequest(webhooks, switches, Clock.systemUTC());
  }

  /** Creates one; one that is there already is a question of {@link Switch#DUPLICATES}. */
  @POST
  public ObjectNode create(@Context HttpServerRequest request, @Nullable String body) {
    Requester requester = access.enter(Operation.CREATE_SUBSCRIPTION, request);
    ActivitySubscriptions.Wish wish = requests.read(requester, body);
    ActivitySubscription subscription =
        subscriptions.exclusively(() ->
            subscriptions
                .same(wish)
                .map(known -> again(known, wish))
                .orElseGet(() -> made(requester, wish)));
    return answers.created(subscription, total(requester));
  }

  /** The app's, or the user's whose token it is. */
  @GET
  public ObjectNode list(
      @Context HttpServerRequest request,
      @QueryParam("max_results") @Nullable String maxResults,
      @QueryParam("pagination_token") @Nullable String token,
      @QueryParam("user_id") @Nullable String userId) {
    Requester requester = access.enter(Operation.LIST_SUBSCRIPTIONS, request);
    PageRequest wanted = PageRequest.of(maxResults, token);
    String of = requester.credential().isUser() ? requester.userId() : userId;
    if (userId != null && !userId.equals(of)) {
      throw ProblemException.notAuthorized("user_id is not the authenticated user.");
    }
    List<ActivitySubscription> all =
        wrong.subscribers(
            subscriptions.of(requester.app().app()).stream()
                .filter(it -> of == null || it.filter().userId().equals(of))
                .toList());
    List<ActivitySubscription> page = wanted.of(all);
    return answers.page(page, total(requester), wanted.next(page, all));
  }

  /** Changes tag and webhook. */
  @PUT
  @Path("/{id}")
  public ObjectNode update(
      @Context HttpServerRequest request, @PathParam("id") String id, @Nullable String text) {
    Requester requester = access.enter(Operation.UPDATE_SUBSCRIPTION, request);
    JsonBody body = JsonBody.of(text, Set.of("tag", "webhook_id"));
    ActivitySubscription known = get(requester, id);
    String tag = CreateRequest.tag(body);
    String webhook =
        body.text("webhook_id").map(its -> webhooks.of(requester.app(), its).id()).orElse(null);
    return answers.updated(subscriptions.update(known, tag, webhook), total(requester));
  }

  /** Deletes one. */
  @DELETE
  @Path("/{id}")
  public ObjectNode delete(@Context HttpServerRequest request, @PathParam("id") String id) {
    Requester requester = access.enter(Operation.DELETE_SUBSCRIPTION, request);
    subscriptions.delete(get(requester, id));
    return answers.deleted(total(requester));
  }

  /** Deletes up to a hundred; one that is not there does not keep the others. */
  @DELETE
  public ObjectNode delete(
      @Context HttpServerRequest request, @QueryParam("ids") @Nullable List<String> ids) {
    Requester requester = access.enter(Operation.DELETE_SUBSCRIPTIONS, request);
    List<String> wanted = ids(ids);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode deleted = answer.putArray("data");
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    for (String id : wanted) {
      if (find(requester, id).filter(subscriptions::delete).isPresent()) {
        deleted.addObject().put("subscription_id", id).put("deleted", true);
      } else {
        errors
            .addObject()
            .put("subscription_id", id)
            .put("reason", "not-found")
            .put("message", "Subscription does not exist");
      }
    }
    if (!errors.isEmpty()) {
      answer.set("errors", errors);
    }
    answer.putObject("meta").put("total_subscriptions", total(requester));
    return answer;
  }

  /**
   * X has published how many subscriptions an app may have, and no answer to one too many. This one
   * is the simulator's own reading: the status and the reason are those of the Account Activity
   * API.
   */
  private ActivitySubscription made(Requester requester, ActivitySubscriptions.Wish wish) {
    if (subscriptions.overlapping(wish).isPresent()) {
      throw duplicate("A subscription with and one without qualifiers overlap");
    }
    return subscriptions
        .create(wish, requester.app().terms().activitySubscriptions())
        .orElseThrow(() ->
            ProblemException.invalid(
                "SubscriptionLimitExceeded", "Maximum number of subscriptions reached"));
  }

  /** X documents that creating again refreshes the expiry; without one it is a duplicate. */
  private ActivitySubscription again(ActivitySubscription known, ActivitySubscriptions.Wish wish) {
    boolean hasExpiry = known.expiresAt() != null || wish.expiresAt() != null;
    if (!hasExpiry && !switches.is(Switch.DUPLICATES, "refreshed")) {
      throw duplicate("Subscription already exists");
    }
    return subscriptions.refresh(known, wish.expiresAt());
  }

  private ProblemException duplicate(String details) {
    String reason = "DuplicateSubscription";
    return switches.is(Switch.DUPLICATES, "conflict")
        ? ProblemException.conflict(reason, details)
        : ProblemException.invalid(reason, details);
  }

  private ActivitySubscription get(Requester requester, String id) {
    return find(requester, id).orElseThrow(() -> ProblemException.notFound("subscription_id", id));
  }

  private Optional<ActivitySubscription> find(Requester requester, String id) {
    return subscriptions
        .find(requester.app().app(), id)
        .filter(it ->
            !requester.credential().isUser() || it.filter().userId().equals(requester.userId()));
  }

  private int total(Requester requester) {
    return subscriptions.count(requester.app().app());
  }

  private static List<String> ids(@Nullable List<String> ids) {
    List<String> all =
        ids == null || ids.isEmpty() ? List.of() : List.of(ids.getFirst().split(",", -1));
    if (all.isEmpty() || all.size() > MOST_IDS || ids == null || ids.size() > 1) {
      throw ProblemException.invalid("QueryParamInvalid", "ids: 1 to 100, separated by commas");
    }
    return all;
  }
}

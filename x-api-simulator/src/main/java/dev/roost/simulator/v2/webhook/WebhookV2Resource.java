package dev.roost.simulator.v2.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.misanswer.WrongAnswers;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.v2.AccessControl;
import dev.roost.simulator.v2.JsonBody;
import dev.roost.simulator.v2.Operation;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.v2.Requester;
import dev.roost.simulator.webhook.Creation;
import dev.roost.simulator.webhook.Registration;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Webhooks of version 2. */
@Path("/2/webhooks")
@Consumes(MediaType.WILDCARD)
public final class WebhookV2Resource {

  private final AccessControl access;
  private final AppWebhooks webhooks;
  private final Webhooks all;
  private final Subscriptions subscriptions;
  private final Registration registration;
  private final WrongAnswers wrong;
  private final CurrentSwitches switches;

  WebhookV2Resource(
      AccessControl access,
      AppWebhooks webhooks,
      Webhooks all,
      Subscriptions subscriptions,
      Registration registration,
      WrongAnswers wrong,
      CurrentSwitches switches) {
    this.access = access;
    this.webhooks = webhooks;
    this.all = all;
    this.subscriptions = subscriptions;
    this.registration = registration;
    this.wrong = wrong;
    this.switches = switches;
  }

  /**
   * Something under {@code data}.
   *
   * @param data what X answers
   */
  public record Data<T>(T data) {}

  /** A list of webhooks in X's form. */
  record Page(List<WebhookV2> data, Meta meta) {}

  /** How many there are. */
  record Meta(@JsonProperty("result_count") int resultCount) {}

  /** Challenges the address and keeps it if it passes. */
  @POST
  public Uni<Data<WebhookV2>> create(@Context HttpServerRequest request, @Nullable String body) {
    Requester requester = access.enter(Operation.CREATE_WEBHOOK, request);
    String url = JsonBody.of(body, Set.of("url")).required("url");
    return registration
        .create(requester.app(), url)
        .map(creation ->
            switch (creation) {
              case Creation.Created(Webhook webhook) -> new Data<>(WebhookV2.of(webhook));
              case Creation.Refused(Creation.Reason reason, String details) ->
                  throw ProblemException.invalid(reason.prefix(), details);
            });
  }

  /** The app's webhooks. */
  @GET
  public Page list(
      @Context HttpServerRequest request,
      @QueryParam("webhook_config.fields") @Nullable String fields) {
    Requester requester = access.enter(Operation.LIST_WEBHOOKS, request);
    Set<String> wanted = fields == null ? WebhookV2.FIELDS : Set.of(fields.split(",", -1));
    if (!WebhookV2.FIELDS.containsAll(wanted)) {
      throw ProblemException.invalid("QueryParamInvalid", "webhook_config.fields");
    }
    List<WebhookV2> page =
        wrong.webhooks(webhooks.of(requester.app())).stream()
            .map(webhook -> WebhookV2.of(webhook, wanted))
            .toList();
    return new Page(page, new Meta(page.size()));
  }

  /** Challenges a webhook; what the answer means is a question of {@link Switch#CHALLENGE}. */
  @PUT
  @Path("/{id}")
  public Uni<Data<Map<String, Boolean>>> challenge(
      @Context HttpServerRequest request, @PathParam("id") String id) {
    Requester requester = access.enter(Operation.CHALLENGE_WEBHOOK, request);
    Uni<Optional<String>> challenged = registration.challenge(webhooks.of(requester.app(), id));
    String field = switches.is(Switch.CHALLENGE, "attempted") ? "attempted" : "valid";
    Data<Map<String, Boolean>> answer = new Data<>(Map.of(field, true));
    if (switches.is(Switch.CHALLENGE, "awaited")) {
      return challenged.map(failure -> passed(failure, answer));
    }
    challenged.subscribe().with(failure -> {}, broken -> {});
    return Uni.createFrom().item(answer);
  }

  /** Takes a webhook away with its subscriptions of the Account Activity API. */
  @DELETE
  @Path("/{id}")
  public Data<Map<String, Boolean>> delete(
      @Context HttpServerRequest request, @PathParam("id") String id) {
    Requester requester = access.enter(Operation.DELETE_WEBHOOK, request);
    Webhook webhook = webhooks.of(requester.app(), id);
    all.remove(webhook.id());
    subscriptions.removeAllOf(webhook.id());
    return new Data<>(Map.of("deleted", true));
  }

  private static <T> T passed(Optional<String> failure, T answer) {
    failure.ifPresent(details -> {
      throw ProblemException.invalid("CrcValidationFailed", details);
    });
    return answer;
  }
}

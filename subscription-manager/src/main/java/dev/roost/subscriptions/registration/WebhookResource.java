package dev.roost.subscriptions.registration;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.registration.WebhookObservation.Seen;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.WebhookStore;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.AsksX;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An app's webhooks, each under Roost's own name for it. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/webhooks")
@Tag(name = "webhooks")
final class WebhookResource {

  private final Orders orders;
  private final WebhookObservation observation;
  private final Webhooks webhooks;
  private final WebhookStore store;
  private final SubscriptionsOfWebhook subscriptions;
  private final Pool database;

  WebhookResource(
      Orders orders,
      WebhookObservation observation,
      Webhooks webhooks,
      WebhookStore store,
      SubscriptionsOfWebhook subscriptions,
      Pool database) {
    this.orders = orders;
    this.observation = observation;
    this.webhooks = webhooks;
    this.store = store;
    this.subscriptions = subscriptions;
    this.database = database;
  }

  /**
   * A webhook that is wanted.
   *
   * @param url where X is to deliver; webhook-ingest's own address for the endpoint unless set
   */
  @Schema(name = "WantedWebhook", examples = "{}")
  public record Wanted(@Nullable String url) {}

  /** By endpoint; the deleted ones too. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "By endpoint",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookPage.class)))
  @Operation(summary = "An app's webhooks, by endpoint")
  @AsksX
  public Uni<RestResponse<WebhookPage>> list(
      AppName app,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @Parameter(
              description =
                  "Show X's list as it was within the last minute; which are valid is written down")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    int size = Page.limit(limit);
    String after = Cursor.after(cursor, EndpointName::parse);
    return seen(app.value(), observe)
        .flatMap(seen ->
            store
                .page(database, app.value(), after, size + 1)
                .call(read -> read.isEmpty() && seen.isEmpty() ? known(app) : none())
                .map(read -> AgeHeader.ok(page(read, size, seen), seen.map(Seen::age).stream())));
  }

  private static Uni<Void> none() {
    return Uni.createFrom().voidItem();
  }

  /** An app without any webhook is not known here; X, where it is asked, knows it by the vault. */
  private Uni<Void> known(AppName app) {
    return webhooks
        .of(app.value())
        .invoke(all -> {
          if (all.isEmpty()) {
            throw ProblemType.UNKNOWN_APP.exception(
                "No app of this name has, or had, a webhook here. PUT"
                    + " /api/v1/apps/{app}/webhooks/{endpoint} registers one; token-vault lists all"
                    + " apps.");
          }
        })
        .replaceWithVoid();
  }

  private static WebhookPage page(List<Webhook> read, int limit, Optional<Seen> seen) {
    Page<Webhook> page = Page.of(read, limit, one -> one.key().endpoint());
    return new WebhookPage(
        page.items().stream().map(one -> view(one, seen)).toList(),
        page.next(),
        seen.map(Seen::strangers).orElse(null),
        seen.map(Seen::readAt).orElse(null));
  }

  /** One webhook. */
  @GET
  @Path("/{endpoint}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(summary = "One webhook, its state and what is left to do")
  @Problems(ProblemType.UNKNOWN_WEBHOOK)
  @AsksX
  public Uni<RestResponse<WebhookView>> get(
      AppName app,
      EndpointName endpoint,
      @Parameter(
              description =
                  "Show X's list as it was within the last minute; whether it is valid is written down")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    WebhookKey key = WebhookKey.of(app, endpoint);
    return webhooks
        .known(key)
        .flatMap(_ -> seen(app.value(), observe))
        .flatMap(seen ->
            webhooks
                .known(key)
                .flatMap(one -> whole(one, seen))
                .map(view -> AgeHeader.ok(view, seen.map(Seen::age).stream())));
  }

  /** Sending it again has a failed one tried again, and one X has lost registered anew. */
  @PUT
  @Path("/{endpoint}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "To be followed by GET",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(
      summary = "Have X deliver to this endpoint",
      description =
          "The endpoint is announced, the public URL is challenged as X would, and then X is asked."
              + " Follow it by GET: state valid, or reason and work.nextTryAt.")
  @Problems({ProblemType.URL_IS_FIXED, ProblemType.WEBHOOK_URL_TAKEN})
  @RequestBody(
      required = false,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Wanted.class)))
  public Uni<WebhookView> want(AppName app, EndpointName endpoint, @Nullable Wanted wanted) {
    return orders
        .want(WebhookKey.of(app, endpoint), wanted == null ? null : wanted.url())
        .flatMap(one -> whole(one, Optional.empty()));
  }

  /** Makes an invalid one valid again. */
  @POST
  @Path("/{endpoint}/challenge")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "Valid",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(summary = "Have X challenge the webhook now")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.WEBHOOK_NOT_AT_X})
  @AsksX
  public Uni<WebhookView> challenge(AppName app, EndpointName endpoint) {
    return orders
        .challenge(WebhookKey.of(app, endpoint))
        .flatMap(one -> whole(one, Optional.empty()));
  }

  /** Ends all its subscriptions too. */
  @DELETE
  @Path("/{endpoint}")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "To be followed by GET",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(
      summary = "Have X give the webhook up",
      description = "All its subscriptions end with it. The record stays, with state deleted.")
  @Problems(ProblemType.UNKNOWN_WEBHOOK)
  public Uni<WebhookView> delete(AppName app, EndpointName endpoint) {
    return orders.delete(WebhookKey.of(app, endpoint)).flatMap(one -> whole(one, Optional.empty()));
  }

  /** X changes no URL: a new webhook takes the old one's place, with all users. */
  @POST
  @Path("/{endpoint}/move")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "To be followed by GET",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(
      summary = "Move the webhook to another URL",
      description =
          "The new URL is registered, all users are subscribed there, and the old webhook is"
              + " deleted. Follow it by GET: move says how far it is.")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_NOT_AT_X,
    ProblemType.WEBHOOK_URL_TAKEN,
    ProblemType.MOVE_UNDER_WAY
  })
  public Uni<WebhookView> move(AppName app, EndpointName endpoint, @Nullable MoveRequest request) {
    MoveRequest asked = request == null ? new MoveRequest(null, null, null) : request;
    return orders
        .move(WebhookKey.of(app, endpoint), asked)
        .flatMap(one -> whole(one, Optional.empty()));
  }

  private Uni<Optional<Seen>> seen(String app, boolean observe) {
    return observe
        ? observation.of(app, Priority.READ).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private static WebhookView view(Webhook one, Optional<Seen> seen) {
    return WebhookView.of(
        one, null, seen.map(all -> all.byEndpoint().get(one.key().endpoint())).orElse(null));
  }

  /** With the progress of a move. */
  private Uni<WebhookView> whole(Webhook one, Optional<Seen> seen) {
    WebhookView.Observed observed =
        seen.map(all -> all.byEndpoint().get(one.key().endpoint())).orElse(null);
    String id = one.webhookId();
    return one.move().oldWebhookId() == null || id == null
        ? Uni.createFrom().item(WebhookView.of(one, null, observed))
        : subscriptions.progress(one.key(), id).map(users -> WebhookView.of(one, users, observed));
  }
}

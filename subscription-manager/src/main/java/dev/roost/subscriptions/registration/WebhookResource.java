package dev.roost.subscriptions.registration;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.registration.WebhookObservation.Seen;
import dev.roost.subscriptions.webhook.ApiParameter;
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
  private final WebhookViews views;
  private final Pool database;

  WebhookResource(
      Orders orders,
      WebhookObservation observation,
      Webhooks webhooks,
      WebhookStore store,
      WebhookViews views,
      Pool database) {
    this.orders = orders;
    this.observation = observation;
    this.webhooks = webhooks;
    this.store = store;
    this.views = views;
    this.database = database;
  }

  /**
   * A webhook that is wanted.
   *
   * @param url where X is to deliver; webhook-ingest's own address for the endpoint unless set
   * @param api through which of X's APIs: {@code 1.1} or {@code 2}; what it has unless set, and for
   *     a new one {@code 1.1}
   */
  @Schema(name = "WantedWebhook", examples = "{\"api\":\"2\"}")
  public record Wanted(@Nullable String url, @Nullable String api) {

    @Nullable Api parsedApi() {
      return ApiParameter.parse(api);
    }
  }

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
        page.items().stream().map(one -> WebhookViews.view(one, seen)).toList(),
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
        .flatMap(one -> seen(one, observe))
        .flatMap(seen ->
            webhooks
                .known(key)
                .flatMap(one -> views.whole(one, seen))
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
  @Problems({ProblemType.URL_IS_FIXED, ProblemType.API_IS_FIXED, ProblemType.WEBHOOK_URL_TAKEN})
  @RequestBody(
      required = false,
      content =
          @Content(mediaType = "application/json", schema = @Schema(implementation = Wanted.class)))
  public Uni<WebhookView> want(AppName app, EndpointName endpoint, @Nullable Wanted wanted) {
    return orders
        .want(
            WebhookKey.of(app, endpoint),
            wanted == null ? null : wanted.url(),
            wanted == null ? null : wanted.parsedApi())
        .flatMap(views::whole);
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
    return orders.delete(WebhookKey.of(app, endpoint)).flatMap(views::whole);
  }

  private Uni<Optional<Seen>> seen(String app, boolean observe) {
    return observe
        ? observation.of(app, Priority.READ).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Seen>> seen(Webhook one, boolean observe) {
    return observe
        ? observation.of(one.key().app(), one.api(), Priority.READ).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }
}

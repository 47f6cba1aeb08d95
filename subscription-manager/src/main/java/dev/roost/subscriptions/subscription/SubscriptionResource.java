package dev.roost.subscriptions.subscription;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.reading.AgeHeader;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.subscription.SubscriptionPage.Differences;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.x.AsksX;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who is subscribed through a webhook. */
@Path("/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions")
@Tag(name = "subscriptions")
final class SubscriptionResource {

  private final Subscriptions subscriptions;
  private final Observation observation;
  private final SubscriptionViews views;
  private final Webhooks webhooks;

  SubscriptionResource(
      Subscriptions subscriptions,
      Observation observation,
      SubscriptionViews views,
      Webhooks webhooks) {
    this.subscriptions = subscriptions;
    this.observation = observation;
    this.views = views;
    this.webhooks = webhooks;
  }

  /** By user id; X's own list is compared, where asked for, and nothing is done about it. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "By user id",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionPage.class)))
  @Operation(summary = "A webhook's subscriptions, by user id")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.WEBHOOK_NOT_AT_X})
  @AsksX
  public Uni<RestResponse<SubscriptionPage>> list(
      AppName app,
      EndpointName endpoint,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @Parameter(description = "Show how X's list differs, as it was within the last minute")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    WebhookKey key = WebhookKey.of(app, endpoint);
    int size = Page.limit(limit);
    String after = Cursor.after(cursor, UserId::parse);
    return webhooks
        .known(key)
        .flatMap(webhook -> differences(webhook, observe))
        .flatMap(differences ->
            subscriptions
                .page(key, after, size + 1)
                .flatMap(
                    read -> page(key, read, size, differences.map(Reading::value).orElse(null)))
                .map(page -> AgeHeader.ok(page, differences.map(Reading::age).stream())));
  }

  private Uni<Optional<Reading<Differences>>> differences(Webhook webhook, boolean observe) {
    return observe
        ? observation.differences(webhook).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<SubscriptionPage> page(
      WebhookKey key, List<Subscription> read, int limit, @Nullable Differences differences) {
    Page<Subscription> page = Page.of(read, limit, one -> one.key().userId());
    return views
        .of(key, page.items())
        .map(items -> new SubscriptionPage(items, page.next(), differences));
  }

  /** One subscription. */
  @GET
  @Path("/{userId}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      headers = @Header(name = AgeHeader.NAME, ref = AgeHeader.NAME),
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SubscriptionView.class)))
  @Operation(summary = "One user's subscription")
  @Problems({
    ProblemType.UNKNOWN_SUBSCRIPTION,
    ProblemType.UNKNOWN_WEBHOOK,
    ProblemType.WEBHOOK_NOT_AT_X,
    ProblemType.USER_NOT_CONNECTED
  })
  @AsksX
  public Uni<RestResponse<SubscriptionView>> get(
      AppName app,
      EndpointName endpoint,
      UserId userId,
      @Parameter(
              description =
                  "Show whether X has it, asked by the user's token within the last minute")
          @QueryParam("observe")
          @DefaultValue("false")
          boolean observe) {
    SubscriptionKey key = SubscriptionKey.of(app, endpoint, userId);
    return subscriptions
        .find(key)
        .map(found -> found.orElseThrow(SubscriptionResource::unknown))
        .flatMap(one ->
            observe
                ? webhooks
                    .known(key.webhook())
                    .flatMap(webhook -> observation.of(webhook, one))
                    .flatMap(seen -> observed(one, seen))
                : views.of(one).map(RestResponse::ok));
  }

  private Uni<RestResponse<SubscriptionView>> observed(Subscription one, Reading<Boolean> seen) {
    return views
        .of(one, new SubscriptionView.Observed(seen.value(), seen.readAt()))
        .map(view -> AgeHeader.ok(view, Stream.of(seen.age())));
  }

  private static ProblemException unknown() {
    return ProblemType.UNKNOWN_SUBSCRIPTION.exception(
        "Nobody asked for this user's subscription here. PUT to this path subscribes the user.");
  }
}

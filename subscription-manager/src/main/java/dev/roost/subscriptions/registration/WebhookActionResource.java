package dev.roost.subscriptions.registration;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.EndpointName;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.x.AsksX;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What X is told to do with one webhook. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/webhooks/{endpoint}")
@Tag(name = "webhooks")
final class WebhookActionResource {

  private final Orders orders;
  private final WebhookViews views;

  WebhookActionResource(Orders orders, WebhookViews views) {
    this.orders = orders;
    this.views = views;
  }

  /** Makes an invalid one valid again. */
  @POST
  @Path("/challenge")
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "202",
      description = "API 2: X has begun; to be followed by GET",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @APIResponse(
      responseCode = "200",
      description = "API 1.1: valid",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = WebhookView.class)))
  @Operation(
      summary = "Have X challenge the webhook now",
      description =
          "API 1.1: X answers once it has, and the webhook is valid then. API 2: X answers that it"
              + " has begun; challengedAt says since when, and X's list is read until it shows how"
              + " that ended.")
  @Problems({ProblemType.UNKNOWN_WEBHOOK, ProblemType.WEBHOOK_NOT_AT_X})
  @AsksX
  public Uni<RestResponse<WebhookView>> challenge(AppName app, EndpointName endpoint) {
    return orders
        .challenge(WebhookKey.of(app, endpoint))
        .flatMap(one ->
            views
                .whole(one)
                .map(view ->
                    one.challengedAt() == null
                        ? RestResponse.ok(view)
                        : RestResponse.accepted(view)));
  }

  /** X changes no URL: a new webhook takes the old one's place, with all users. */
  @POST
  @Path("/move")
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
    return orders.move(WebhookKey.of(app, endpoint), asked).flatMap(views::whole);
  }
}

package dev.roost.subscriptions.disconnect;

import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.subscriptions.disconnect.Disconnection.By;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Ends all that an app has of a user. */
@Path("/api/v1/apps/{app}/users/{userId}/connection")
@Tag(name = "connect")
final class DisconnectionResource {

  private final Disconnections disconnections;

  DisconnectionResource(Disconnections disconnections) {
    this.disconnections = disconnections;
  }

  /** A user of whom there is nothing is disconnected. */
  @DELETE
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "202",
      description = "Gone on with at work.nextTryAt",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DisconnectionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Nothing of the user is left",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DisconnectionView.class)))
  @Operation(
      summary = "Disconnect a user: end the subscriptions at X, then the credentials",
      description =
          "Of all the app's webhooks, and of both of X's ways to let an app in. The credentials wait"
              + " ten minutes for the subscriptions, and end then all the same.")
  public Uni<RestResponse<DisconnectionView>> end(AppName app, UserId userId) {
    return disconnections
        .order(app.value(), userId.value(), By.OPERATOR)
        .map(DisconnectionView::of)
        .map(view -> view.endedAt() == null ? RestResponse.accepted(view) : RestResponse.ok(view));
  }

  /** How far it is. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DisconnectionView.class)))
  @Operation(summary = "How far the end of a user's connection is")
  @Problems(ProblemType.UNKNOWN_SUBSCRIPTION)
  public Uni<DisconnectionView> get(AppName app, UserId userId) {
    return disconnections
        .find(app.value(), userId.value())
        .map(found ->
            found
                .map(DisconnectionView::of)
                .orElseThrow(() ->
                    ProblemType.UNKNOWN_SUBSCRIPTION.exception(
                        "Nobody has asked for the end of this user's connection within the last"
                            + " days; token-vault lists the users who are connected.")));
  }
}

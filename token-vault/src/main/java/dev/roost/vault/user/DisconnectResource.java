package dev.roost.vault.user;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.UserCredentials;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user is disconnected from an app. */
@Path("/api/v1/apps/{app}/users/{userId}/credentials")
@Tag(name = "users")
final class DisconnectResource {

  private final UserCredentials credentials;
  private final AppStore apps;
  private final AuditTrail trail;
  private final SecurityIdentity identity;

  DisconnectResource(
      UserCredentials credentials, AppStore apps, AuditTrail trail, SecurityIdentity identity) {
    this.credentials = credentials;
    this.apps = apps;
    this.trail = trail;
    this.identity = identity;
  }

  /**
   * Takes all that the vault has of the user out of use at once, and has X end it: OAuth 1.0a is
   * invalidated, OAuth 2.0 revoked. Sent again it tells whether X has confirmed.
   */
  @DELETE
  @RolesAllowed({Roles.ADMIN, ServiceAccounts.SUBSCRIPTION_MANAGER})
  @Operation(
      summary = "Disconnect a user: in the vault at once, and at X as soon as it answers",
      description = "Both ways of connecting end, OAuth 1.0a and 2.0.")
  @APIResponse(
      responseCode = "202",
      description = "revoking: out of use, and X is told until it has confirmed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Disconnected.class)))
  @APIResponse(
      responseCode = "200",
      description = "none: nothing of the user is left",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Disconnected.class)))
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Response> disconnect(AppName app, UserId userId) {
    Act act = Act.on(app, Action.REVOKE_USER_TOKEN, Caller.of(identity)).of(userId.value());
    return trail
        .attempt(act, tx -> apps.lockKnown(tx, app.value()).flatMap(_ -> credentials.end(tx, act)))
        .map(DisconnectResource::response);
  }

  private static Response response(boolean revoking) {
    return revoking
        ? Response.status(Response.Status.ACCEPTED)
            .entity(new Disconnected(Disconnected.State.REVOKING))
            .build()
        : Response.ok(new Disconnected(Disconnected.State.NONE)).build();
  }
}

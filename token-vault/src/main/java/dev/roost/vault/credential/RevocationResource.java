package dev.roost.vault.credential;

import dev.roost.admin.access.Caller;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.contracts.vault.RevocationOutcome;
import dev.roost.contracts.vault.UserRevocation;
import dev.roost.vault.access.ServiceAccounts;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users who took the app's access back at X, as subscription-manager hears of it. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/apps/{app}/users/{userId}/revocations")
@Tag(name = "for services")
@RolesAllowed(ServiceAccounts.SUBSCRIPTION_MANAGER)
final class RevocationResource {

  private final AppStore apps;
  private final UserRevocations revocations;
  private final AuditTrail trail;
  private final SecurityIdentity identity;

  RevocationResource(
      AppStore apps, UserRevocations revocations, AuditTrail trail, SecurityIdentity identity) {
    this.apps = apps;
    this.revocations = revocations;
    this.trail = trail;
    this.identity = identity;
  }

  /** The user's credentials end, of OAuth 1.0a and 2.0, unless they came after the revocation. */
  @POST
  @Operation(summary = "X says that a user took the app's access back")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = UserRevocation.class),
              examples =
                  @ExampleObject(
                      name = "revoked",
                      value = "{\"revokedAt\":\"2026-11-24T09:30:00Z\"}")))
  @APIResponse(
      responseCode = "200",
      description = "revoked, none, or newer-token: the user has connected again since",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RevocationOutcome.class),
              examples = @ExampleObject(name = "revoked", value = "{\"outcome\":\"revoked\"}")))
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<RevocationOutcome> revoke(
      AppName app, UserId userId, @Nullable UserRevocation revocation) {
    Act act = Act.on(app, Action.REVOKE_USER_TOKEN, Caller.of(identity)).of(userId.value());
    Optional<Instant> revokedAt = moment(revocation);
    return trail.attempt(
        act,
        tx ->
            apps.lock(tx, app.value())
                .flatMap(_ -> revocations.revoke(tx, act, revokedAt))
                .map(RevocationOutcome::new));
  }

  private static Optional<Instant> moment(@Nullable UserRevocation revocation) {
    String text = revocation == null ? null : revocation.revokedAt();
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(
          "revokedAt", "It is a time like 2026-11-24T09:30:00Z, or absent.");
    }
  }
}

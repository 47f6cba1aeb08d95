package dev.roost.vault.bearer;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.xapi.endpoint.OAuthEndpoint;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A bearer that somebody else may have. */
@Path("/api/v1/apps/{app}/bearer/invalidation")
@Tag(name = "credentials")
final class BearerInvalidationResource {

  private final BearerInvalidations invalidations;
  private final SecurityIdentity identity;

  BearerInvalidationResource(BearerInvalidations invalidations, SecurityIdentity identity) {
    this.invalidations = invalidations;
    this.identity = identity;
  }

  /** Ends the app's bearer, at X and here; whoever needs one next obtains another. */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      summary = "Have X invalidate the app's bearer, for everyone who has it; the next is obtained")
  @Problems({
    ProblemType.UNKNOWN_APP,
    ProblemType.NO_CONSUMER,
    ProblemType.NO_OWNER_TOKEN,
    ProblemType.UNREADABLE_SECRET,
    ProblemType.X_REFUSED,
    ProblemType.X_UNAVAILABLE
  })
  public Uni<BearerInvalidation> invalidate(AppName app) {
    Act act =
        Act.on(app, Action.END_BEARER, Caller.of(identity))
            .to(OAuthEndpoint.INVALIDATE_BEARER.label());
    return invalidations.invalidate(act, app.value());
  }
}

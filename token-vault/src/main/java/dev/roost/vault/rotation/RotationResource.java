package dev.roost.vault.rotation;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.envelope.DataKeys;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A new data key for an app. */
@Path("/api/v1/apps/{app}/keys/rotation")
@Tag(name = "keys")
final class RotationResource {

  private static final Pattern REQUEST_KEY = Pattern.compile("[!-~]{8,64}");

  private final RotationStore rotations;
  private final AppStore apps;
  private final DataKeys keys;
  private final AuditTrail trail;
  private final Pool database;
  private final SecurityIdentity identity;

  RotationResource(
      RotationStore rotations,
      AppStore apps,
      DataKeys keys,
      AuditTrail trail,
      Pool database,
      SecurityIdentity identity) {
    this.rotations = rotations;
    this.apps = apps;
    this.keys = keys;
    this.trail = trail;
    this.database = database;
    this.identity = identity;
  }

  /**
   * Begins a rotation. While one runs, it is the answer; so is the last one, for the same {@code
   * Idempotency-Key}.
   */
  @POST
  @RolesAllowed(Roles.ADMIN)
  @ResponseStatus(202)
  @Operation(
      summary = "Make a new data key and seal all rows of the app with it, in the background")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Rotation> begin(
      AppName app, @HeaderParam("Idempotency-Key") @Nullable String requestKey) {
    Act act = Act.on(app, Action.ROTATE_KEY, Caller.of(identity));
    if (requestKey != null && !REQUEST_KEY.matcher(requestKey).matches()) {
      throw ProblemException.invalid("Idempotency-Key", "It has 8 to 64 visible ASCII characters.");
    }
    return trail.attempt(
        act,
        tx ->
            apps.lockKnown(tx, app.value())
                .flatMap(_ -> rotations.answering(tx, app.value(), requestKey))
                .call(found -> begin(tx, act, app.value(), found, requestKey))
                .flatMap(_ -> rotations.last(tx, app.value()))
                .map(Optional::orElseThrow));
  }

  private Uni<Void> begin(
      SqlConnection tx,
      Act act,
      String app,
      Optional<Rotation> found,
      @Nullable String requestKey) {
    return found.isPresent()
        ? trail.write(tx, act, null, Outcome.UNCHANGED)
        : keys.renew(tx, app)
            .flatMap(key -> rotations.begin(tx, app, key.version(), requestKey))
            .flatMap(_ -> trail.write(tx, act, null, Outcome.DONE));
  }

  /** How far the last rotation is. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Progress of the app's last key rotation")
  @Problems({ProblemType.UNKNOWN_APP, ProblemType.NO_ROTATION})
  public Uni<Rotation> progress(AppName app) {
    return rotations
        .last(database, app.value())
        .flatMap(
            found -> found.isPresent() ? Uni.createFrom().item(found.get()) : none(app.value()));
  }

  private Uni<Rotation> none(String app) {
    return apps.view(database, app)
        .map(_ -> {
          throw never();
        });
  }

  private static ProblemException never() {
    return ProblemType.NO_ROTATION.exception(
        "The data key of this app was never rotated. POST to this path begins a rotation.");
  }
}

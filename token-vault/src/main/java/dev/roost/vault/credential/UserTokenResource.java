package dev.roost.vault.credential;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.envelope.Secret;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users' tokens, by hand; the usual way for one is a handshake. */
@Path("/api/v1/apps/{app}/users/{userId}/token")
@Tag(name = "credentials")
final class UserTokenResource {

  private final AppStore apps;
  private final SecretStore secrets;
  private final UserInvalidationStore invalidations;
  private final CredentialWrites writes;
  private final AuditTrail trail;
  private final Pool database;
  private final SecurityIdentity identity;

  UserTokenResource(
      AppStore apps,
      SecretStore secrets,
      UserInvalidationStore invalidations,
      CredentialWrites writes,
      AuditTrail trail,
      Pool database,
      SecurityIdentity identity) {
    this.apps = apps;
    this.secrets = secrets;
    this.invalidations = invalidations;
    this.writes = writes;
    this.trail = trail;
    this.database = database;
    this.identity = identity;
  }

  /** A user's access token and its secret, as X's handshake gives them. */
  @Schema(
      name = "UserToken",
      examples =
          """
          {"token":"2244994945-NPcudxy0yU5T3tBzho7iCotZ3cnetKwcTIRlX0iwRl0","secret":"<...>"}
          """)
  public record Token(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret token,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /** Stores a user's token; the one before it ends, and is invalidated at X. */
  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Put a user's token in")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<UserTokenView> put(AppName app, UserId userId, @Nullable Token token) {
    Place place = place(app, userId);
    Act act = act(place, Action.PUT_USER_TOKEN);
    return trail.attempt(
        act,
        tx -> {
          Credential credential = credential(token);
          return apps.lock(tx, app.value())
              .flatMap(_ -> writes.put(tx, act, place, credential))
              .flatMap(row -> shown(tx, place, row));
        });
  }

  private static Credential credential(@Nullable Token token) {
    return token == null
        ? Credential.checked("token", null, null)
        : Credential.checked("token", token.token(), token.secret());
  }

  /** What may be seen of a user's token; a revoked one says since when. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "A user's token: metadata and fingerprint")
  @Problems(ProblemType.UNKNOWN_USER_TOKEN)
  public Uni<UserTokenView> get(AppName app, UserId userId) {
    Place place = place(app, userId);
    return secrets
        .all(database, place)
        .map(CredentialWrites::newestOrUnknown)
        .flatMap(row -> shown(database, place, row));
  }

  private Uni<UserTokenView> shown(SqlClient db, Place place, StoredSecret row) {
    return invalidations.pending(db, place).map(pending -> UserTokenView.of(row, pending));
  }

  /** Takes the token out of use at once, and has X invalidate it. */
  @DELETE
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      summary = "Revoke a user's token: in the vault at once, and at X as soon as it answers")
  @Problems(ProblemType.UNKNOWN_USER_TOKEN)
  public Uni<Void> delete(AppName app, UserId userId) {
    Place place = place(app, userId);
    Act act = act(place, Action.REVOKE_USER_TOKEN);
    return trail
        .attempt(act, tx -> apps.lock(tx, app.value()).flatMap(_ -> writes.revoke(tx, act, place)))
        .replaceWithVoid();
  }

  private Act act(Place place, Action action) {
    return new Act(Caller.of(identity), action, place.app(), place.userId());
  }

  private static Place place(AppName app, UserId userId) {
    return new Place(app.value(), SecretKind.USER, userId.value());
  }
}

package dev.roost.vault.user;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.credentials.UserCredentialState.State;
import dev.roost.contracts.name.AppName;
import dev.roost.contracts.name.UserId;
import dev.roost.vault.credential.AppStore;
import dev.roost.vault.credential.UserTokenView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whose credentials the vault has for an app, and whether they can be used. */
@Path("/api/v1/apps/{app}/users")
@Tag(name = "users")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
final class UserResource {

  private final UserStore users;
  private final AppStore apps;
  private final Pool database;

  UserResource(UserStore users, AppStore apps, Pool database) {
    this.users = users;
    this.apps = apps;
    this.database = database;
  }

  /** Users by id, a page at a time. */
  @GET
  @Operation(summary = "An app's users by id, all or those in one state")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<Page<UserView>> list(
      AppName app,
      @Parameter(
              description = "only users in this state",
              schema =
                  @Schema(
                      enumeration = {"active", "missing-scope", "reconnect-needed", "revoking"}))
          @QueryParam("state")
          @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Optional<State> wanted = state(state);
    String after = Cursor.after(cursor, UserId::parse);
    int size = Page.limit(limit);
    return apps.requireKnown(database, app.value())
        .flatMap(_ -> users.list(app.value(), wanted, after, size + 1))
        .map(read -> Page.of(read, size, UserView::userId));
  }

  private static Optional<State> state(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(State::of);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(
          "state", "It is active, missing-scope, reconnect-needed or revoking, or absent.");
    }
  }

  /** One user. */
  @GET
  @Path("/{userId}")
  @Operation(summary = "A user of an app: state, scopes, fingerprints")
  @Problems(ProblemType.UNKNOWN_USER_TOKEN)
  public Uni<UserView> get(AppName app, UserId userId) {
    return users
        .find(app.value(), userId.value())
        .map(found -> found.orElseThrow(UserTokenView::unknown));
  }
}

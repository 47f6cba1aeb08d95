package dev.roost.vault.credential;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.FilteredByApp;
import dev.roost.admin.access.Roles;
import dev.roost.admin.access.VisibleApps;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Apps' credentials in; metadata and fingerprints out. */
@Path("/api/v1/apps")
@Tag(name = "credentials")
final class AppResource {

  private final AppStore apps;
  private final AppWrites writes;
  private final AuditTrail trail;
  private final Pool database;
  private final SecurityIdentity identity;

  AppResource(
      AppStore apps, AppWrites writes, AuditTrail trail, Pool database, SecurityIdentity identity) {
    this.apps = apps;
    this.writes = writes;
    this.trail = trail;
    this.database = database;
    this.identity = identity;
  }

  /** Stores what is sent and leaves the rest; sending the same again changes nothing. */
  @PUT
  @Path("/{app}")
  @RolesAllowed(Roles.ADMIN)
  @Operation(summary = "Put an app's credentials in; nobody reads them out again")
  public Uni<AppView> put(AppName app, @Nullable AppCredentials credentials) {
    Act act = Act.on(app, Action.PUT_CREDENTIAL, Caller.of(identity));
    return trail.attempt(
        act, tx -> writes.put(tx, act, credentials).flatMap(_ -> apps.view(tx, app.value())));
  }

  /** What may be seen of one app. */
  @GET
  @Path("/{app}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "An app's metadata and fingerprints")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<AppView> get(AppName app) {
    return apps.view(database, app.value());
  }

  /** Apps by name, those that the caller may see. */
  @GET
  @FilteredByApp
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "All apps' metadata and fingerprints, by name",
      description = "With roles that are bound to apps, those apps' alone.")
  public Uni<Page<AppView>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    VisibleApps visible = VisibleApps.of(identity, Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);
    return apps.list(database, visible, Cursor.after(cursor, AppName::parse), Page.limit(limit) + 1)
        .map(read -> Page.of(read, limit, AppView::app));
  }
}

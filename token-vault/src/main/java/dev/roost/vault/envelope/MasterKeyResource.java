package dev.roost.vault.envelope;

import dev.roost.admin.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far a change of the master key is. */
@Path("/api/v1/master-key")
@Tag(name = "keys")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
final class MasterKeyResource {

  private final MasterKeyReplicas replicas;
  private final Pool database;

  MasterKeyResource(MasterKeyReplicas replicas, Pool database) {
    this.replicas = replicas;
    this.database = database;
  }

  /** Which keys wrap data keys, and which the replicas know. */
  @GET
  @Operation(summary = "Which master keys are in use, and which replicas lack one")
  public Uni<MasterKeyView> get() {
    return replicas
        .choice(database)
        .flatMap(choice ->
            replicas
                .live(database)
                .flatMap(live ->
                    replicas
                        .wrappedApps(database)
                        .map(wrapped -> MasterKeyView.of(choice, live, wrapped))));
  }
}

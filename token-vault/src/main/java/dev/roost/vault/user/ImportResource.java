package dev.roost.vault.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.credential.AppStore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users whom another system has connected. */
@Path("/api/v1/apps/{app}/users/import")
@Tag(name = "users")
final class ImportResource {

  private static final String JSON_LINES = "application/x-ndjson";

  private final Imports imports;
  private final AppStore apps;
  private final ObjectMapper json;
  private final Pool database;
  private final SecurityIdentity identity;

  ImportResource(
      Imports imports, AppStore apps, ObjectMapper json, Pool database, SecurityIdentity identity) {
    this.imports = imports;
    this.apps = apps;
    this.json = json;
    this.database = database;
    this.identity = identity;
  }

  /**
   * Takes over a part of a file, as many lines as fit in a body. Each is answered by one line, in
   * their order. The same lines can be sent again.
   */
  @POST
  // One JSON document is one line; and a request without a body is read as if it were JSON.
  @Consumes({JSON_LINES, MediaType.APPLICATION_JSON})
  @Produces(JSON_LINES)
  @RolesAllowed(Roles.ADMIN)
  @Operation(
      summary = "Take users over from another system, a line of JSON each",
      description = "A line is answered by a line: imported, unchanged, or refused and why.")
  @RequestBody(
      required = false,
      content =
          @Content(mediaType = JSON_LINES, schema = @Schema(implementation = ImportLine.class)))
  @APIResponse(
      responseCode = "200",
      description = "What became of each line",
      content =
          @Content(mediaType = JSON_LINES, schema = @Schema(implementation = ImportedUser.class)))
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<String> take(AppName app, String lines) {
    Act act = Act.on(app, Action.IMPORT_USER, Caller.of(identity));
    String[] each = lines.split("\r?\n", -1);
    return apps.requireKnown(database, app.value())
        .flatMap(_ ->
            Multi.createFrom()
                .range(0, each.length)
                .filter(place -> !each[place].isBlank())
                .onItem()
                .transformToUniAndConcatenate(place -> imports.take(act, place + 1, each[place]))
                .map(this::line)
                .collect()
                .with(Collectors.joining()));
  }

  private String line(ImportedUser user) {
    try {
      return json.writeValueAsString(user) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line could not be written", e);
    }
  }
}

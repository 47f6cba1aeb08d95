package dev.roost.vault.credential;

import dev.roost.admin.access.Caller;
import dev.roost.admin.access.Roles;
import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.problem.Problems;
import dev.roost.contracts.name.AppName;
import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.Action;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.envelope.Secret;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The secrets deliveries are verified with: several at once, so that one can follow another. */
@Path("/api/v1/apps/{app}/webhook-secrets")
@Tag(name = "webhook secrets")
@RolesAllowed(Roles.ADMIN)
final class WebhookSecretResource {

  private static final String IN_USE = "in-use";

  private final AppStore apps;
  private final CredentialWrites writes;
  private final Announcements announcements;
  private final WebhookSecretUseStore uses;
  private final AuditTrail trail;
  private final SecurityIdentity identity;

  WebhookSecretResource(
      AppStore apps,
      CredentialWrites writes,
      Announcements announcements,
      WebhookSecretUseStore uses,
      AuditTrail trail,
      SecurityIdentity identity) {
    this.apps = apps;
    this.writes = writes;
    this.announcements = announcements;
    this.uses = uses;
    this.trail = trail;
    this.identity = identity;
  }

  /** A secret X signs deliveries with, or will. */
  @Schema(
      name = "WebhookSecret",
      examples =
          """
          {"family":"consumer","secret":"<the new consumer secret>"}
          """)
  public record Added(
      @Nullable WebhookFamily family,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /** Adds a secret as its family's current one; one that is live already stays what it is. */
  @POST
  @Operation(summary = "Add a webhook secret beside those that are live")
  @Problems(ProblemType.UNKNOWN_APP)
  public Uni<WebhookSecretView> add(AppName app, @Nullable Added added) {
    Act act = Act.on(app, Action.ADD_WEBHOOK_SECRET, Caller.of(identity));
    return trail.attempt(act, tx -> add(tx, act, app, added));
  }

  private Uni<WebhookSecretView> add(
      SqlConnection tx, Act act, AppName app, @Nullable Added added) {
    if (added == null || added.family() == null) {
      throw ProblemException.invalid("family", "It is missing: consumer or client.");
    }
    WebhookFamily family = added.family();
    Secret secret = Credential.checkedSecret("the webhook secret", added.secret());
    return apps.lock(tx, app.value())
        .flatMap(_ ->
            announcements.announcing(tx, app.value(), () -> writes.add(tx, act, family, secret)))
        .flatMap(row -> writes.shown(tx, row));
  }

  /**
   * Retires a secret: deliveries signed with it are refused once webhook-ingest fetched again. One
   * that verified a delivery a short while ago is retired with {@code confirm=in-use} alone.
   */
  @DELETE
  @Path("/{id}")
  @Operation(summary = "Retire a webhook secret")
  @Problems({
    ProblemType.UNKNOWN_WEBHOOK_SECRET,
    ProblemType.LAST_WEBHOOK_SECRET,
    ProblemType.WEBHOOK_SECRET_IN_USE
  })
  public Uni<Void> retire(
      AppName app,
      String id,
      @Parameter(
              description = "in-use: retire it although it verified deliveries a short while ago",
              schema = @Schema(enumeration = IN_USE))
          @QueryParam("confirm")
          @Nullable String confirm) {
    if (confirm != null && !confirm.equals(IN_USE)) {
      throw ProblemException.invalid("confirm", "It is in-use, or absent.");
    }
    Act act = Act.on(app, Action.RETIRE_WEBHOOK_SECRET, Caller.of(identity));
    return trail.attempt(
        act,
        tx ->
            apps.lock(tx, app.value())
                .flatMap(row ->
                    announcements.announcing(
                        tx, app.value(), () -> retire(tx, act, id, row, confirm != null))));
  }

  private Uni<Void> retire(SqlConnection tx, Act act, String id, AppRow app, boolean thoughInUse) {
    return writes.retire(
        tx,
        act,
        WebhookSecretId.parse(id),
        app.requireModern(),
        found -> thoughInUse ? Uni.createFrom().voidItem() : uses.requireIdle(tx, found.row()));
  }
}

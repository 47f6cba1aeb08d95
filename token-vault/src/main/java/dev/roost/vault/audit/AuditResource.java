package dev.roost.vault.audit;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit trail, for auditors and for admins of every app. */
@Path("/api/v1/audit")
@Tag(name = "audit")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
final class AuditResource {

  private final AuditTrail trail;

  AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  /** Entries, the newest first; a later page holds older ones. */
  @GET
  @Operation(summary = "Who used or wrote which secret, newest first")
  public Uni<Page<AuditEntry>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return trail
        .read(Cursor.before(cursor), Page.limit(limit) + 1)
        .map(read -> Page.of(read, limit, AuditEntry::id));
  }
}

package dev.roost.vault.audit;

import dev.roost.admin.access.Roles;
import dev.roost.admin.paging.Cursor;
import dev.roost.admin.paging.Page;
import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.name.AppName;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
      @Parameter(description = "Entries of this app alone") @QueryParam("app")
          @Nullable AppName app,
      @Parameter(description = "Entries of this action alone, such as authorize-request")
          @QueryParam("action")
          @Nullable String action,
      @Parameter(description = "Entries with this outcome alone, such as denied")
          @QueryParam("outcome")
          @Nullable String outcome,
      @Parameter(description = "No entry before this time, such as 2026-11-24T09:30:00Z")
          @QueryParam("since")
          @Nullable String since,
      @Parameter(description = "No entry at or after this time") @QueryParam("until")
          @Nullable String until,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    AuditFilter filter =
        new AuditFilter(
            Cursor.before(cursor),
            Optional.ofNullable(app).map(AppName::value),
            one("action", action, Action.values(), Action::text),
            one("outcome", outcome, Outcome.values(), Outcome::text),
            time("since", since),
            time("until", until));
    return trail
        .read(filter, Page.limit(limit) + 1)
        .map(read -> Page.of(read, limit, AuditEntry::id));
  }

  private static <T> Optional<T> one(
      String parameter, @Nullable String text, T[] all, Function<T, String> name) {
    Optional<T> found = Arrays.stream(all).filter(it -> name.apply(it).equals(text)).findFirst();
    if (text != null && found.isEmpty()) {
      throw ProblemException.invalid(
          parameter,
          "It is one of " + Arrays.stream(all).map(name).collect(Collectors.joining(", ")) + ".");
    }
    return found;
  }

  private static Optional<Instant> time(String parameter, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid(parameter, "It is a time like 2026-11-24T09:30:00Z.");
    }
  }
}

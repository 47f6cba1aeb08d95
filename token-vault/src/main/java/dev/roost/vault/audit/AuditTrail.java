package dev.roost.vault.audit;

import dev.roost.admin.problem.ProblemException;
import dev.roost.postgresql.failure.DatabaseFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes and reads the audit trail. What cannot be written down is not done. */
@ApplicationScoped
public class AuditTrail {

  private static final int FORBIDDEN = 403;
  private static final int BROKEN = 500;

  private final Pool database;
  private final Clock clock;

  AuditTrail(Pool database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Does something in one transaction, in which the work writes its own entries. If it fails,
   * nothing was changed but for one entry that says so.
   */
  public <T> Uni<T> attempt(Act act, Function<SqlConnection, Uni<T>> work) {
    return attempt(database, act, work);
  }

  /** The same, on connections of another pool than the service's. */
  public <T> Uni<T> attempt(Pool pool, Act act, Function<SqlConnection, Uni<T>> work) {
    return noting(pool, act, pool.withTransaction(work));
  }

  /**
   * Does something that writes its own entries; if it fails, one entry says so, unless it failed
   * because there is nowhere to write to.
   */
  public <T> Uni<T> noting(Act act, Uni<T> work) {
    return noting(database, act, work);
  }

  /** The same, on connections of another pool than the service's. */
  public <T> Uni<T> noting(Pool pool, Act act, Uni<T> work) {
    return work.onFailure(failure -> !isUnavailable(failure))
        .call(failure -> write(pool, act, null, outcomeOf(failure)));
  }

  /** Adds an entry, in the same transaction as what it tells of. */
  public Uni<Void> write(SqlClient tx, Act act, @Nullable String fingerprint, Outcome outcome) {
    return tx.preparedQuery(
            """
            insert into token_vault.audit
              (at, caller_kind, caller, action, app, user_id, purpose, fingerprint, outcome)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """)
        .execute(
            Tuple.from(
                Arrays.asList(
                    clock.instant().atOffset(ZoneOffset.UTC),
                    act.caller().kind(),
                    act.caller().subject(),
                    act.action().text(),
                    act.app(),
                    act.userId(),
                    act.purpose(),
                    fingerprint,
                    outcome.text())))
        .replaceWithVoid();
  }

  private static boolean isUnavailable(Throwable failure) {
    return DatabaseFailure.of(failure).filter(DatabaseFailure.UNAVAILABLE::equals).isPresent();
  }

  private static Outcome outcomeOf(Throwable failure) {
    return switch (failure) {
      case ProblemException refused when refused.type().status() == FORBIDDEN -> Outcome.DENIED;
      case ProblemException refused when refused.type().status() < BROKEN -> Outcome.REFUSED;
      default -> Outcome.FAILED;
    };
  }

  /**
   * Entries, the newest first.
   *
   * @param before entries with a smaller id than this
   */
  Uni<List<AuditEntry>> read(long before, int limit) {
    return database
        .preparedQuery(
            """
            select id, at, caller_kind, caller, action, app, user_id, purpose, fingerprint, outcome
            from token_vault.audit where id < $1 order by id desc limit $2
            """)
        .execute(Tuple.of(before, limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::entry).toList());
  }

  private AuditEntry entry(Row row) {
    return new AuditEntry(
        Long.toString(row.getLong("id")),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("caller_kind"),
        row.getString("caller"),
        row.getString("action"),
        row.getString("app"),
        row.getString("user_id"),
        row.getString("purpose"),
        row.getString("fingerprint"),
        row.getString("outcome"));
  }
}

package dev.roost.vault.audit;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.vault.VaultProblem;
import dev.roost.postgresql.failure.DatabaseFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes and reads the audit trail. What cannot be written down is not done. */
@ApplicationScoped
public class AuditTrail {

  private static final int BAD_REQUEST = 400;
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
   * because there is nowhere to write to. A 400 is counted instead, see {@link RefusalTally}.
   */
  public <T> Uni<T> noting(Act act, Uni<T> work) {
    return noting(database, act, work);
  }

  /** The same, on connections of another pool than the service's. */
  public <T> Uni<T> noting(Pool pool, Act act, Uni<T> work) {
    return work.onFailure(AuditTrail::isEntryOfItsOwn)
        .call(failure -> write(pool, act, null, outcomeOf(failure), reasonOf(failure)));
  }

  /** Adds an entry, in the same transaction as what it tells of. */
  public Uni<Void> write(SqlClient tx, Act act, @Nullable String fingerprint, Outcome outcome) {
    return write(tx, act, fingerprint, outcome, null);
  }

  /** The same, with why it was not done, or X's status. */
  public Uni<Void> write(
      SqlClient tx,
      Act act,
      @Nullable String fingerprint,
      Outcome outcome,
      @Nullable String reason) {
    return AuditStore.insert(tx, NewEntry.of(clock.instant(), act, fingerprint, outcome, reason));
  }

  /**
   * Whether a failure gets an entry: there is somewhere to write to, and it is no 400, which is
   * counted with the others.
   */
  private static boolean isEntryOfItsOwn(Throwable failure) {
    boolean unread =
        failure instanceof ProblemException refused && refused.type().status() == BAD_REQUEST;
    return !unread && !isUnavailable(failure);
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
   * What the trail says of a failure. Of what was not foreseen nothing is told: its message may
   * hold anything.
   */
  public static String reasonOf(Throwable failure) {
    ProblemType type = failure instanceof ProblemException it ? it.type() : ProblemType.INTERNAL;
    return type.type().substring(VaultProblem.NAMESPACE.length());
  }

  /** Entries, the newest first. */
  Uni<List<AuditEntry>> read(AuditFilter filter, int limit) {
    return AuditStore.read(database, filter, limit);
  }
}

package dev.roost.postgresql.failure;

import io.netty.handler.timeout.ReadTimeoutException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Failures of a query that lie in the database or on the way to it, not in the query. */
public enum DatabaseFailure {
  /** PostgreSQL was not reached, gave no answer in time, or takes no queries or writes now. */
  UNAVAILABLE,
  /** Another transaction held a lock for too long, or both waited for each other. */
  LOCKED;

  /** Classes of SQLSTATE, and single ones, that say that the server cannot do it now. */
  private static final List<String> SERVER_CANNOT =
      List.of("08", "28", "3D", "53", "57", "58", "25006");

  /** lock_not_available, deadlock_detected, serialization_failure. */
  private static final List<String> LOCK_STATES = List.of("55P03", "40P01", "40001");

  /** The driver's failures that have no class of their own. */
  private static final List<String> DRIVER_CANNOT =
      List.of(
          "Timeout",
          "Connection pool reached max wait queue size",
          "Connection is not active now",
          "Pending requests failed",
          "SSL handshake failed",
          "Postgres Server does not handle SSL");

  private static final int DEEPEST = 8;

  /** What a failed query means; empty where the query itself is at fault, or something else. */
  public static Optional<DatabaseFailure> of(Throwable failure) {
    return of(failure, 0);
  }

  private static Optional<DatabaseFailure> of(@Nullable Throwable failure, int depth) {
    if (failure == null || depth > DEEPEST) {
      return Optional.empty();
    }
    if (failure instanceof PgException refused && LOCK_STATES.contains(refused.getSqlState())) {
      return Optional.of(LOCKED);
    }
    return isUnavailable(failure)
        ? Optional.of(UNAVAILABLE)
        : causes(failure).flatMap(cause -> of(cause, depth + 1).stream()).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return failure instanceof CompositeException several
        ? several.getCauses().stream()
        : Stream.ofNullable(failure.getCause());
  }

  private static boolean isUnavailable(Throwable failure) {
    return switch (failure) {
      case PgException refused ->
          SERVER_CANNOT.stream().anyMatch(state -> refused.getSqlState().startsWith(state));
      case ClosedConnectionException _,
          ReadTimeoutException _,
          SocketException _,
          UnknownHostException _,
          SSLException _ ->
          true;
      default -> isOfDriver(failure);
    };
  }

  private static boolean isOfDriver(Throwable failure) {
    String message = failure.getMessage();
    return message != null
        && failure.getClass().getName().startsWith("io.vertx.")
        && DRIVER_CANNOT.stream().anyMatch(message::startsWith);
  }
}

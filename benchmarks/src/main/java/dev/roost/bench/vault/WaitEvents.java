package dev.roost.bench.vault;

import dev.roost.bench.report.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * What PostgreSQL's backends were at within a transaction, by samples of {@code pg_stat_activity}.
 *
 * @param looks how many times it was looked
 * @param seen how many backends were seen at each: the wait event's type and name, or that it ran
 */
record WaitEvents(long looks, Map<String, Long> seen) {

  private static final Duration BETWEEN = Duration.ofMillis(10);

  /** A backend that waits for nothing: it runs, or waits for a processor. */
  private static final String RUNNING = "no wait: it runs, or waits for a processor";

  private static final String LOOK =
      """
      select coalesce(wait_event_type || ': ' || wait_event, ?)
      from pg_stat_activity
      where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()
      """;

  /** Begins to look; ends when it is closed. */
  static Sampling sampling(Database database) throws SQLException {
    return new Sampling(database.connect());
  }

  /** How many backends were within a transaction at the same time, on average. */
  double atOnce() {
    return (double) total() / looks;
  }

  /** The shares, the largest first. */
  String table() {
    Table table = new Table("PostgreSQL's backends within a transaction", "share");
    seen.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(event ->
            table.row(event.getKey(), "%.0f %%".formatted(100.0 * event.getValue() / total())));
    return table.toString();
  }

  private long total() {
    return seen.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Looks again and again, in a thread of its own. */
  static final class Sampling implements AutoCloseable {

    private final Connection connection;
    private final CompletableFuture<WaitEvents> looking;
    private volatile boolean over;

    private Sampling(Connection connection) {
      this.connection = connection;
      this.looking = CompletableFuture.supplyAsync(this::look);
    }

    /** Ends it; what was seen. */
    WaitEvents seen() {
      over = true;
      return looking.join();
    }

    private WaitEvents look() {
      Map<String, Long> seen = new HashMap<>();
      long looks = 0;
      try (PreparedStatement look = connection.prepareStatement(LOOK)) {
        look.setString(1, RUNNING);
        for (; !over; looks++) {
          try (ResultSet backends = look.executeQuery()) {
            while (backends.next()) {
              seen.merge(backends.getString(1), 1L, Long::sum);
            }
          }
          LockSupport.parkNanos(BETWEEN.toNanos());
        }
      } catch (SQLException e) {
        throw new IllegalStateException("pg_stat_activity could not be read", e);
      }
      return new WaitEvents(looks, seen);
    }

    @Override
    public void close() throws SQLException {
      var _ = seen();
      connection.close();
    }
  }
}

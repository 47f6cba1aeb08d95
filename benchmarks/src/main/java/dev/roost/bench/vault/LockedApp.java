package dev.roost.bench.vault;

import dev.roost.bench.load.HttpLoad;
import dev.roost.bench.load.Outcome;
import dev.roost.bench.load.Requests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Another app, whose row a transaction that does not end has locked, and admins who write to it all
 * the while: they wait for the lock, in vain, with all connections that the service has for writes.
 */
final class LockedApp implements AutoCloseable {

  /** The app's name. */
  static final String APP = "locked";

  /** Twice as many as the service has connections for writes. */
  private static final int WRITERS = 16;

  private final Connection connection;
  private final CompletableFuture<Outcome> writing;

  private LockedApp(Connection connection, CompletableFuture<Outcome> writing) {
    this.connection = connection;
    this.writing = writing;
  }

  /**
   * Locks it and has it written to.
   *
   * @param time how long
   */
  static LockedApp on(Rig rig, Duration time) throws SQLException {
    Connection connection = rig.database().connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet locked =
            statement.executeQuery(
                "select name from token_vault.app where name = '" + APP + "' for update")) {
      if (!locked.next()) {
        throw new IllegalStateException("token-vault has no app " + APP);
      }
    }
    return new LockedApp(connection, CompletableFuture.supplyAsync(() -> write(rig.vault(), time)));
  }

  /** What an admin puts in for an app. */
  static String credentials(String app) {
    return """
    {"consumer":{"key":"%1$s-consumer-key","secret":"%1$s-consumer-secret"},
     "owner":{"token":"1-%1$s-owner-token","secret":"%1$s-owner-secret"}}
    """
        .formatted(app);
  }

  private static Outcome write(RunningVault vault, Duration time) {
    ByteBuffer request =
        Requests.put(
            "/api/v1/apps/" + APP,
            Map.of("Content-Type", "application/json", "Authorization", "Bearer " + vault.admin()),
            credentials(APP).getBytes(StandardCharsets.US_ASCII));
    try (HttpLoad load = new HttpLoad(vault.port(), new Requests(List.of(request)), WRITERS)) {
      return load.saturate(time, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new IllegalStateException("nobody writes to the locked app", e);
    }
  }

  /**
   * Lets go of the lock.
   *
   * @throws IllegalStateException if a write went through, so that nothing was locked
   */
  @Override
  public void close() throws SQLException {
    Outcome writes = writing.join();
    try (connection) {
      connection.rollback();
    }
    if (writes.ok() > 0 || writes.failed() == 0) {
      throw new IllegalStateException("writes to the locked app were not refused: " + writes);
    }
  }
}

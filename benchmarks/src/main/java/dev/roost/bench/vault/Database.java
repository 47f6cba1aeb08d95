package dev.roost.bench.vault;

import dev.roost.bench.process.Consumption;
import dev.roost.bench.process.ProcessTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** PostgreSQL as a process of its own, as durable as production's. */
final class Database implements AutoCloseable {

  /** The one user, and the one database. */
  static final String NAME = "postgres";

  private final EmbeddedPostgres server;
  private final ProcessTree processes;

  private Database(EmbeddedPostgres server, ProcessTree processes) {
    this.server = server;
    this.processes = processes;
  }

  /**
   * Starts a server.
   *
   * @param data an empty directory for its data
   * @param log takes what it says
   * @param settings of the server, over those that it gets anyway
   */
  static Database start(Path data, Path log, Map<String, String> settings) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(Files.createDirectories(data))
            .setCleanDataDirectory(false)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            // What is committed survives a crash of the machine.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            // Two readings of the clock for each flush.
            .setServerConfig("track_wal_io_timing", "on");
    settings.forEach(builder::setServerConfig);
    EmbeddedPostgres server = builder.start();
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    return new Database(server, new ProcessTree(postmaster));
  }

  /** What token-vault is told by its environment. */
  Map<String, String> environment() {
    return Map.of(
        "ROOST_VAULT_DATABASE",
        "127.0.0.1:" + server.getPort() + "/" + NAME,
        "QUARKUS_DATASOURCE_USERNAME",
        NAME,
        "QUARKUS_DATASOURCE_PASSWORD",
        NAME);
  }

  /** A connection of its own, which the caller closes. */
  Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** What all its processes have used up. */
  Consumption consumption() {
    return processes.consumption();
  }

  /** How many entries the audit trail was given so far. */
  long entries() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select last_value from token_vault.audit_ids")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What was flushed of the write-ahead log so far, by its own count. */
  Sample.Wal wal() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select coalesce(sum(fsyncs), 0) as flushes, coalesce(sum(fsync_time), 0) as millis
                from pg_stat_io where object = 'wal'
                """)) {
      row.next();
      return new Sample.Wal(row.getLong("flushes"), row.getDouble("millis"));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

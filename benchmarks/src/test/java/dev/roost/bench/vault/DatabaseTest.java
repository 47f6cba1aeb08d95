package dev.roost.bench.vault;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.bench.process.Consumption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL says what the benchmark asks it, under the names that its version has for it. */
class DatabaseTest {

  private static Database database;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    database =
        Database.start(
            directory.resolve("data"), directory.resolve("log"), Map.of("work_mem", "5MB"));
    execute("create schema token_vault");
    execute("create sequence token_vault.audit_ids");
    execute("create table written (number int)");
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  @Test
  void entriesOfTheTrailAreCountedByItsSequence() throws SQLException {
    execute("select nextval('token_vault.audit_ids')");
    long begun = database.entries();

    execute("select nextval('token_vault.audit_ids') from generate_series(1, 3)");

    assertThat(database.entries() - begun).isEqualTo(3);
  }

  @Test
  void eachCommitByOneConnectionIsFlushed() throws SQLException {
    Sample.Wal begun = database.wal();

    for (int i = 0; i < 20; i++) {
      execute("insert into written values (1)");
    }

    await().until(() -> database.wal().since(begun).flushes() >= 20);
    assertThat(database.wal().since(begun).millis()).isPositive();
  }

  @Test
  void whatABackendDoesCountsAsTheDatabases() throws SQLException {
    Consumption begun = database.consumption();

    execute("select count(*) from generate_series(1, 3000000)");

    assertThat(database.consumption().since(begun)).isGreaterThan(Duration.ofMillis(50));
  }

  @Test
  void settingsAreTheServers() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("show work_mem")) {
      row.next();

      assertThat(row.getString(1)).isEqualTo("5MB");
    }
  }

  @Test
  void backendsThatWaitAreSeenWithWhatTheyWaitFor() throws Exception {
    try (WaitEvents.Sampling sampling = WaitEvents.sampling(database)) {
      execute("select pg_sleep(0.5)");

      assertThat(sampling.seen().seen()).containsKey("Timeout: PgSleep");
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

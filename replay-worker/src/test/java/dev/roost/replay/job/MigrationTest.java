package dev.roost.replay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.replay.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MigrationTest {

  private static final String JOB =
      """
      insert into before.replay_job
        (job_id, app, endpoint, webhook_id, from_at, to_at, state, requested_at, %s, changed_at)
      values ('%s', 'demo', 'main', '1', now() - interval '1 hour', now(), '%s', now(), now(), now())
      """;

  @Inject DataSource database;

  @Test
  void aJobOfAnOlderVersionIsSubmittingAfterTheMigrationAndIsStillTheOnlyOne() throws SQLException {
    schemaOfVersion("2").migrate();
    run(JOB.formatted("asked_at", "old", "asking"));

    schemaOfVersion("3").migrate();

    assertThat(one("select state from before.replay_job where submitted_at is not null"))
        .isEqualTo("submitting");
    assertThatThrownBy(() -> run(JOB.formatted("submitted_at", "second", "running")))
        .hasMessageContaining("replay_job_one_at_a_time");
    assertThatThrownBy(() -> run(JOB.formatted("submitted_at", "third", "asking")))
        .hasMessageContaining("replay_job_state_check");
  }

  private Flyway schemaOfVersion(String version) {
    return Flyway.configure()
        .dataSource(database)
        .schemas("before")
        .defaultSchema("before")
        .locations("db/migration")
        .target(version)
        .load();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String one(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      assertThat(found.next()).isTrue();
      return found.getString(1);
    }
  }
}

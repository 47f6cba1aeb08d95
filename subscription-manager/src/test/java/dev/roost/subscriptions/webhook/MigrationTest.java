package dev.roost.subscriptions.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MigrationTest {

  @Inject DataSource database;

  @Test
  void ofEndpointsThatShareAUrlOneKeepsXsWebhookAndTheUsersOfAll() throws SQLException {
    schemaOfVersion("older", "2").migrate();
    webhook("demo", "first", "https://a.example/hook", "11", "registering");
    webhook("demo", "kept", "https://a.example/hook", "11", "valid");
    webhook("demo", "alone", "https://b.example/hook", "12", "valid");
    webhook("other", "kept", "https://a.example/hook", "13", "valid");
    webhook("twin", "kept", "https://c.example/hook", "12", "valid");
    subscription("first", "1", "subscribed", "null");
    subscription("first", "2", "subscribed", "null");
    subscription("first", "3", "subscribed", "'unsubscribe'");
    subscription("first", "4", "revoked", "null");
    subscription("kept", "2", "unsubscribed", "null");

    schemaOfVersion("older", "3").migrate();

    assertThat(all("select app || '/' || endpoint from older.webhook where wanted order by 1"))
        .containsExactly("demo/alone", "demo/kept", "other/kept");
    assertThat(all("select task from older.webhook where not wanted"))
        .containsExactly("delete", "delete");
    assertThat(
            all(
                """
                select user_id || ' ' || state || ' ' || task from older.subscription
                where endpoint = 'kept' order by user_id
                """))
        .containsExactly("1 pending subscribe", "2 pending subscribe");
  }

  @Test
  void aWebhookFromBeforeIsOneOfApi11() throws SQLException {
    schemaOfVersion("before_apis", "7").migrate();
    run(
        """
        insert into before_apis.webhook (app, endpoint, url, wanted, state, validity, changed_at)
        values ('demo', 'main', 'https://d.example/hook', true, 'valid', '[]', now())
        """);

    schemaOfVersion("before_apis", "8").migrate();

    assertThat(all("select api from before_apis.webhook")).containsExactly("1.1");
    run("update before_apis.webhook set task = 'confirm', next_try_at = now()");
    run(
        "insert into before_apis.x_reading (app, resource, subject) values ('a', 'webhooks-2', '')");
  }

  private void webhook(String app, String endpoint, String url, String id, String state)
      throws SQLException {
    run(
        """
        insert into older.webhook (app, endpoint, url, webhook_id, wanted, state, validity, changed_at)
        values ('%s', '%s', '%s', '%s', true, '%s', '[]', now())
        """
            .formatted(app, endpoint, url, id, state));
  }

  private void subscription(String endpoint, String user, String state, String task)
      throws SQLException {
    run(
        """
        insert into older.subscription
          (app, endpoint, user_id, state, changed_at, task, next_try_at)
        values ('demo', '%1$s', '%2$s', '%3$s', now(), %4$s,
          case when %4$s::text is null then null else now() end)
        """
            .formatted(endpoint, user, state, task));
  }

  private Flyway schemaOfVersion(String schema, String version) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(schema)
        .defaultSchema(schema)
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

  private List<String> all(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }
}

package dev.roost.outbox;

import static dev.roost.outbox.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.roost.outbox.neighbours.Database;
import dev.roost.outbox.neighbours.Neighbours;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {

  private static final Database database = Neighbours.database();

  @Test
  void aMessageOutsideOfATransactionIsRefused() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    SqlConnection connection = database.pool().getConnectionAndAwait();

    Uni<Void> append = outbox.append(connection, message("t", "k", "v"));

    assertThatIllegalStateException().isThrownBy(() -> append.await().indefinitely());
    assertThat(positionsOf(schema, "k")).isEmpty();
    connection.closeAndAwait();
  }

  @Test
  void messagesOfOneKeyStandInTheOrderOfTheirCommits() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    SqlConnection slow = database.pool().getConnectionAndAwait();
    Transaction open = slow.beginAndAwait();
    outbox.append(slow, message("t", "k", "first")).await().indefinitely();

    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> database.commit(schema, message("t", "k", "second")));
    database.commit(schema, message("t", "other", "at once"));
    await().untilAsserted(() -> assertThat(waitingForALock()).isEqualTo(1));
    assertThat(second).isNotDone();
    open.commitAndAwait();
    second.join();

    assertThat(positionsOf(schema, "k")).isSorted().hasSize(2);
    assertThat(valuesOf(schema, "k")).containsExactly("first", "second");
    slow.closeAndAwait();
  }

  @Test
  void theScriptRunsAsAMigrationOfFlyway(@TempDir Path migrations) throws Exception {
    try (var script = OutboxSchema.class.getResourceAsStream("outbox.sql")) {
      assertThat(script).isNotNull();
      Files.copy(script, migrations.resolve("V1__outbox.sql"));
    }

    Flyway.configure()
        .dataSource(database.jdbc())
        .schemas("by_flyway")
        .locations("filesystem:" + migrations)
        .load()
        .migrate();

    OutboxSchema schema = new OutboxSchema("by_flyway");
    database.commit(schema, message("t", "k", "v"));
    assertThat(valuesOf(schema, "k")).containsExactly("v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Vault", "1st", "a-b", "a.b", "a b", "a;DROP TABLE b", "a\"b"})
  void aSchemaNameThatNeedsQuotingIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OutboxSchema(name));
  }

  @Test
  void aMessageDoesNotPrintWhatItSays() {
    OutboxMessage message = message("t", "user-7", "private");

    String printed = message.toString();

    assertThat(printed).contains("topic=t", "bytes=7").doesNotContain("private", "user-7");
  }

  private static long waitingForALock() {
    return rows("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").size();
  }

  private static List<Long> positionsOf(OutboxSchema schema, String key) {
    return rows(
            "SELECT position FROM %s WHERE key = '%s' ORDER BY appended_at, position"
                .formatted(schema.messages(), key))
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private static List<String> valuesOf(OutboxSchema schema, String key) {
    return rows(
            "SELECT convert_from(value, 'UTF8') FROM %s WHERE key = '%s' ORDER BY position"
                .formatted(schema.messages(), key))
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<Row> rows(String sql) {
    return StreamSupport.stream(
            database.pool().query(sql).execute().await().indefinitely().spliterator(), false)
        .toList();
  }
}

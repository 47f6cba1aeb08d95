package dev.roost.outbox;

import static dev.roost.outbox.Messages.message;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.outbox.OutboxPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {

  private static final String MIGRATIONS = "classpath:dev/roost/outbox/migrations";

  private static final Database database = Servers.database();

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
  void aLargeBatchTakesOneLockForItsTopicAndKeepsTheOrderOfItsKeys() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    SqlConnection large = database.pool().getConnectionAndAwait();
    Transaction open = large.beginAndAwait();
    List<OutboxMessage> batch =
        IntStream.range(0, 2_500).mapToObj(i -> message("t", "k" + i, "first")).toList();
    outbox.appendAll(large, batch).await().indefinitely();
    assertThat(advisoryLocks()).isEqualTo(1);

    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> database.commit(schema, message("t", "k7", "second")));
    database.commit(schema, message("another topic", "k7", "at once"));
    await().untilAsserted(() -> assertThat(waitingForALock()).isEqualTo(1));
    open.commitAndAwait();
    second.join();

    assertThat(valuesOf(schema, "k7")).containsExactlyInAnyOrder("first", "second", "at once");
    assertThat(valuesOf(schema, "k2499")).containsExactly("first");
    large.closeAndAwait();
  }

  @Test
  void aSmallBatchLetsOtherKeysOfTheTopicThrough() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    SqlConnection small = database.pool().getConnectionAndAwait();
    Transaction open = small.beginAndAwait();
    outbox
        .appendAll(small, List.of(message("t", "a", "1"), message("t", "b", "2")))
        .await()
        .indefinitely();

    database.commit(schema, message("t", "c", "at once"));
    assertThat(valuesOf(schema, "c")).containsExactly("at once");
    open.commitAndAwait();

    assertThat(valuesOf(schema, "b")).containsExactly("2");
    small.closeAndAwait();
  }

  @Test
  void theScriptRunsAsAMigrationOfFlyway(@TempDir Path migrations) throws Exception {
    copyOfTheScript(migrations);

    migrate("by_flyway", "filesystem:" + migrations, MIGRATIONS);

    OutboxSchema schema = new OutboxSchema("by_flyway");
    database.commit(schema, message("t", "k", "v"));
    assertThat(valuesOf(schema, "k")).containsExactly("v");
    assertThat(epochOf(schema)).isZero();
  }

  @Test
  void anOutboxOfBeforeGetsTheMigrationsOfTheLibraryAndKeepsWhatWaits(@TempDir Path migrations)
      throws Exception {
    copyOfTheScript(migrations);
    migrate("of_before", "filesystem:" + migrations);
    OutboxSchema schema = new OutboxSchema("of_before");
    database.commit(schema, message("t", "k", "v"));
    Files.writeString(
        migrations.resolve("V2__later.sql"), "CREATE TABLE ${flyway:defaultSchema}.later (id int)");

    migrate("of_before", "filesystem:" + migrations, MIGRATIONS);

    assertThat(epochOf(schema)).isZero();
    assertThat(valuesOf(schema, "k")).containsExactly("v");
    assertThat(database.pool().query("SELECT * FROM of_before.later").executeAndAwait()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "token-vault, token_vault",
    "subscription-manager, subscription_manager",
    "replay-worker, replay_worker"
  })
  void theDatabaseOfEachServiceGetsTheMigrationsOfTheLibraryFreshOrOfBefore(
      String service, String name) {
    OutboxSchema schema = new OutboxSchema(name);
    String itsOwn = "filesystem:../" + service + "/src/main/resources/db/migration";

    migrate(name, itsOwn, MIGRATIONS);
    long fresh = epochOf(schema);
    database.run("DROP SCHEMA " + name + " CASCADE");
    migrate(name, itsOwn);
    database.commit(schema, message("t", "k", "v"));
    migrate(name, itsOwn, MIGRATIONS);

    assertThat(fresh).isZero();
    assertThat(epochOf(schema)).isZero();
    assertThat(valuesOf(schema, "k")).containsExactly("v");
    database.run("DROP SCHEMA " + name + " CASCADE");
  }

  @Test
  void theMigrationsOfTheLibraryChangeNothingTheSecondTime() throws Exception {
    OutboxSchema schema = database.newOutbox();
    database.run("UPDATE %s SET epoch = 7".formatted(schema.turn()));
    List<String> later = List.of("migrations/R__outbox_1_epoch.sql");

    for (String script : later) {
      try (var sql = OutboxSchema.class.getResourceAsStream(script)) {
        assertThat(sql).isNotNull();
        database.run(
            new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                .replace("${flyway:defaultSchema}", schema.name()));
      }
    }

    assertThat(epochOf(schema)).isEqualTo(7);
  }

  @Test
  void anEpochBeyondWhatAPositionCanSayIsRefused() {
    OutboxSchema schema = database.newOutbox();
    String raise = "UPDATE %s SET epoch = %d".formatted(schema.turn(), OutboxPosition.MAX_EPOCH);

    database.run(raise);

    assertThatThrownBy(() -> database.run(raise + " + 1"))
        .hasMessageContaining("outbox_turn_epoch");
  }

  @Test
  void aMessageIsPendingFromItsCommitUntilItIsRemoved() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());

    assertThat(isPending(outbox, "t", "k")).isFalse();
    database.commit(schema, message("t", "k", "v"));
    assertThat(isPending(outbox, "t", "k")).isTrue();
    assertThat(isPending(outbox, "t", "other")).isFalse();
    assertThat(isPending(outbox, "other", "k")).isFalse();
    database.run("DELETE FROM " + schema.messages());

    assertThat(isPending(outbox, "t", "k")).isFalse();
  }

  @Test
  void aMessageOfAnOpenTransactionIsPendingInItAlone() {
    OutboxSchema schema = database.newOutbox();
    Outbox outbox = new Outbox(schema, Clock.systemUTC());

    database.inTransaction(transaction ->
        outbox
            .append(transaction, message("t", "k", "v"))
            .chain(() -> outbox.isPending(transaction, "t", "k"))
            .invoke(inside -> assertThat(inside).isTrue())
            .chain(() -> outbox.isPending(database.pool(), "t", "k"))
            .invoke(outside -> assertThat(outside).isFalse())
            .replaceWithVoid());
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

  private static void copyOfTheScript(Path migrations) throws IOException {
    try (var script = OutboxSchema.class.getResourceAsStream("outbox.sql")) {
      assertThat(script).isNotNull();
      Files.copy(script, migrations.resolve("V1__outbox.sql"));
    }
  }

  private static void migrate(String schema, String... locations) {
    Flyway.configure()
        .dataSource(database.jdbc())
        .schemas(schema)
        .locations(locations)
        .load()
        .migrate();
  }

  private static long epochOf(OutboxSchema schema) {
    return rows("SELECT epoch FROM " + schema.turn()).getFirst().getLong(0);
  }

  private static boolean isPending(Outbox outbox, String topic, String key) {
    return outbox.isPending(database.pool(), topic, key).await().indefinitely();
  }

  private static long advisoryLocks() {
    return rows("SELECT pid FROM pg_locks WHERE locktype = 'advisory'").size();
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

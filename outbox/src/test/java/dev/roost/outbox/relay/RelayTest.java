package dev.roost.outbox.relay;

import static dev.roost.outbox.Messages.message;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.outbox.Database;
import dev.roost.outbox.Outbox;
import dev.roost.outbox.OutboxMessage;
import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.Servers;
import dev.roost.outbox.announce.Announcer;
import dev.roost.outbox.doubles.KafkaAnnouncer;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@SuppressWarnings("NullAway.Init")
class RelayTest {

  private static final RelaySettings QUICK =
      new RelaySettings(
          50,
          Duration.ofMillis(20),
          Duration.ofSeconds(4),
          Duration.ofMillis(100),
          Duration.ofMillis(400));
  private static final int LARGEST = 10_000;

  private static KafkaBroker broker;
  private static Database database;
  private static Producer<String, byte[]> producer;

  private final List<OutboxRelay> relays = new ArrayList<>();
  private OutboxSchema schema;
  private String topic;

  @BeforeAll
  static void startServers() throws Exception {
    broker = Servers.broker();
    database = Servers.database();
    producer =
        KafkaAnnouncer.producer(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", LARGEST),
            QUICK.lease());
  }

  @AfterAll
  static void closeProducer() {
    producer.close(Duration.ZERO);
  }

  @BeforeEach
  void newOutboxAndTopic(TestInfo test) throws Exception {
    schema = database.newOutbox();
    topic = test.getTestMethod().orElseThrow().getName();
    broker.createTopic(topic, 2);
  }

  @AfterEach
  void closeRelays() {
    relays.forEach(relay -> relay.close().await().atMost(Duration.ofSeconds(60)));
  }

  @Test
  void committedMessagesComeOutInTheirOrder() {
    List<String> numbers = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
    numbers.forEach(number ->
        database.commit(schema, message(topic, "a", number), message(topic, "b", number)));

    OutboxRelay relay = relay(database.pool(), new KafkaAnnouncer(producer), QUICK);

    await().untilAsserted(() -> assertThat(waiting()).isZero());
    assertThat(values("a")).isEqualTo(numbers);
    assertThat(values("b")).isEqualTo(numbers);
    await().untilAsserted(() -> assertThat(relay.announced()).isEqualTo(400));
  }

  @Test
  void whatIsAnnouncedAfterAnEpochWasRaisedIsNewerThanAllBefore() {
    database.run("ALTER TABLE %s ALTER position RESTART 1000".formatted(schema.messages()));
    database.commit(schema, message(topic, "k", "before the restore"));
    OutboxRelay before = relay(database.pool(), new KafkaAnnouncer(producer), QUICK);
    await().untilAsserted(() -> assertThat(waiting()).isZero());
    before.close().await().indefinitely();

    database.run("ALTER TABLE %s ALTER position RESTART 1".formatted(schema.messages()));
    database.run("UPDATE %s SET epoch = epoch + 1".formatted(schema.turn()));
    database.commit(schema, message(topic, "k", "after the restore"));
    relay(database.pool(), new KafkaAnnouncer(producer), QUICK);

    await().untilAsserted(() -> assertThat(waiting()).isZero());
    assertThat(TopicReader.read(broker.bootstrapServers(), topic))
        .extracting(record ->
            OutboxPosition.read(record.headers().lastHeader(OutboxPosition.HEADER).value()))
        .containsExactly(
            Optional.of(new OutboxPosition(0, 1000)), Optional.of(new OutboxPosition(1, 1)));
  }

  @Test
  void aMessageComesOutWhole() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("z", "first");
    headers.put("a", "zwölf");
    database.commit(
        schema,
        new OutboxMessage(topic, "k", new byte[] {0, -1, 127}, headers),
        new OutboxMessage(topic, "k", null, Map.of()));

    relay(database.pool(), new KafkaAnnouncer(producer), QUICK);

    await().untilAsserted(() -> assertThat(waiting()).isZero());
    List<ConsumerRecord<String, byte[]>> records =
        TopicReader.read(broker.bootstrapServers(), topic);
    assertThat(records).extracting(ConsumerRecord::key).containsExactly("k", "k");
    assertThat(records.getFirst().value()).containsExactly(0, -1, 127);
    assertThat(records.getFirst().headers())
        .extracting(
            header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8))
        .containsExactly(
            tuple("z", "first"), tuple("a", "zwölf"), tuple(OutboxPosition.HEADER, "1"));
    assertThat(records.getLast().value()).isNull();
  }

  @Test
  void aRolledBackTransactionAnnouncesNothing() {
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    relay(database.pool(), new KafkaAnnouncer(producer), QUICK);

    database
        .pool()
        .withTransaction(connection ->
            outbox
                .append(connection, message(topic, "k", "never"))
                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException())))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();
    database.commit(schema, message(topic, "k", "afterwards"));

    await().untilAsserted(() -> assertThat(values("k")).containsExactly("afterwards"));
  }

  @Test
  void whatIsCommittedWhileTheBrokerIsDownComesOutLater() throws Exception {
    relay(database.pool(), new KafkaAnnouncer(producer), QUICK);
    database.commit(schema, message(topic, "k", "before"));
    await().untilAsserted(() -> assertThat(waiting()).isZero());

    broker.kill();
    database.commit(schema, message(topic, "k", "during"), message(topic, "j", "during"));
    await().untilAsserted(() -> assertThat(blocked()).hasSize(2));
    database.commit(schema, message(topic, "k", "also during"));
    broker.startAgain();

    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(waiting()).isZero());
    assertThat(values("k").stream().distinct()).containsExactly("before", "during", "also during");
    assertThat(values("j")).contains("during");
  }

  @Test
  void aCrashBetweenAcknowledgementAndRemovalRepeatsTheMessage() {
    Pool crashing = database.pool("crashing");
    Announcer kafka = new KafkaAnnouncer(producer);
    database.commit(schema, message(topic, "k", "once or more"), message(topic, "k", "next"));

    relay(crashing, message -> kafka.announce(message).call(crashing::close), QUICK);
    await().untilAsserted(() -> assertThat(values("k")).contains("once or more"));
    relay(database.pool(), kafka, QUICK);

    await().untilAsserted(() -> assertThat(waiting()).isZero());
    assertThat(values("k"))
        .startsWith("once or more")
        .endsWith("once or more", "next")
        .hasSizeGreaterThan(2);
  }

  @Test
  void aMessageThatCannotBeAnnouncedStopsItsOwnKeyAlone() throws Exception {
    String missing = topic + ".missing";
    OutboxRelay relay = relay(database.pool(), new KafkaAnnouncer(producer), QUICK);

    database.commit(
        schema,
        message(topic, "big", "x".repeat(2 * LARGEST)),
        message(topic, "big", "behind the big one"),
        message("no such name!", "k", "v"),
        message(missing, "k", "early"),
        message(missing, "k", "late"),
        message(topic, "k", "v"));

    await().untilAsserted(() -> assertThat(values("k")).containsExactly("v"));
    await()
        .untilAsserted(() ->
            assertThat(blocked())
                .extracting(BlockedKey::topic, BlockedKey::key, BlockedKey::lastFailure)
                .containsExactly(
                    tuple(topic, "big", "RecordTooLargeException"),
                    tuple("no such name!", "k", "InvalidTopicException"),
                    tuple(missing, "k", "TimeoutException")));
    await().untilAsserted(() -> assertThat(blocked().getFirst().failures()).isGreaterThan(2));
    assertThat(relay.failed()).isGreaterThan(4);
    assertThat(values("big")).isEmpty();
    assertThat(waiting()).isEqualTo(5);
    broker.createTopic(missing, 2);
    database.run("DELETE FROM %s WHERE octet_length(value) > 10000".formatted(schema.messages()));
    await().untilAsserted(() -> assertThat(values("big")).containsExactly("behind the big one"));
    await()
        .untilAsserted(() ->
            assertThat(TopicReader.values(broker.bootstrapServers(), missing, "k"))
                .containsExactly("early", "late"));
  }

  @Test
  void aNudgeSparesTheWait() {
    RelaySettings lazy =
        new RelaySettings(
            50, Duration.ofHours(1), QUICK.lease(), QUICK.firstPause(), QUICK.longestPause());
    OutboxRelay relay = relay(database.pool(), new KafkaAnnouncer(producer), lazy);
    database.commit(schema, message(topic, "k", "1"));
    relay.nudge();
    await().untilAsserted(() -> assertThat(values("k")).containsExactly("1"));

    database.commit(schema, message(topic, "k", "2"));
    relay.nudge();

    await().untilAsserted(() -> assertThat(values("k")).containsExactly("1", "2"));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsAskedAgain() {
    RelaySettings impatient =
        new RelaySettings(
            50,
            Duration.ofMillis(20),
            // Two of these are waited for twice; the first record of a new topic needs most of one.
            Duration.ofMillis(900),
            Duration.ofMillis(100),
            Duration.ofMillis(400));
    SqlConnection blocking = database.pool().getConnectionAndAwait();
    Transaction lock = blocking.beginAndAwait();
    blocking.query("LOCK TABLE " + schema.turn()).executeAndAwait();

    relay(database.pool("waiting"), new KafkaAnnouncer(producer), impatient);

    await()
        .untilAsserted(() -> assertThat(connectionsThatWait("waiting")).isGreaterThanOrEqualTo(2));
    lock.commitAndAwait();
    blocking.closeAndAwait();
    database.commit(schema, message(topic, "k", "v"));
    // At least once: with a lease this short a slow broker gets it again.
    await().untilAsserted(() -> assertThat(values("k")).isNotEmpty().containsOnly("v"));
  }

  private static long connectionsThatWait(String name) {
    return database
        .pool()
        .query(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = '%s' AND wait_event_type = 'Lock'
            """
                .formatted(name))
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private OutboxRelay relay(Pool pool, Announcer announcer, RelaySettings settings) {
    OutboxRelay relay = new OutboxRelay(pool, schema, announcer, settings, Clock.systemUTC());
    relays.add(relay);
    relay.start();
    return relay;
  }

  private List<String> values(String key) {
    return TopicReader.values(broker.bootstrapServers(), topic, key);
  }

  private long waiting() {
    return new WaitingStore(database.pool(), schema).count().await().indefinitely();
  }

  private List<BlockedKey> blocked() {
    return new WaitingStore(database.pool(), schema).blocked().await().indefinitely();
  }
}

package dev.roost.kafkatables;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class KafkaTableTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private static KafkaBroker broker;

  private final List<AutoCloseable> open = new ArrayList<>();
  private String topic;

  @BeforeAll
  static void startBroker() {
    broker =
        KafkaBroker.start(
            Map.of("log.cleaner.backoff.ms", "100", "log.initial.task.delay.ms", "100"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void nameTopic() {
    topic = "table-" + TOPICS.incrementAndGet();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void anEmptyTopicIsLoaded() {
    makeTopic(broker, 3, Map.of());

    KafkaTable<String> table = table(broker);

    awaitLoaded(table);
    assertThat(table.snapshot()).isEmpty();
  }

  @Test
  void whenItIsLoadedTheRowsOfAllPartitionsAreThere() {
    makeTopic(broker, 3, Map.of());
    int keys = 20_000;
    try (Writer writer = new Writer(broker)) {
      IntStream.range(0, keys).forEach(i -> writer.write("key-" + i, "old", i));
      IntStream.range(0, keys).forEach(i -> writer.write("key-" + i, "new-" + i, keys + i));
    }

    KafkaTable<String> table = table(broker);

    // The very moment counts: what comes a little later must not hide that it was said too early.
    while (!table.isLoaded()) {
      Thread.onSpinWait();
    }
    assertThat(table.snapshot())
        .hasSize(keys)
        .allSatisfy((key, value) -> assertThat(value).isEqualTo(key.replace("key", "new")));
    assertThat(TopicReader.read(broker.bootstrapServers(), topic))
        .extracting(record -> record.partition())
        .contains(0, 1, 2);
  }

  @Test
  void itFollowsTheTopicAfterItWasLoaded() {
    makeTopic(broker, 2, Map.of());
    KafkaTable<String> table = table(broker);
    awaitLoaded(table);

    try (Writer writer = new Writer(broker)) {
      writer.write("a", "1", 1);
      writer.write("b", "2", 2);
      awaitRows(table, Map.of("a", "1", "b", "2"));
      writer.write("a", null, 3);
      writer.write("b", "3", 4);
    }

    awaitRows(table, Map.of("b", "3"));
    assertThat(table.find("a")).isEmpty();
  }

  @Test
  void aMarkerOfATransactionAtTheEndIsWaitedForByNobody() {
    makeTopic(broker, 1, Map.of());
    try (Writer writer = new Writer(broker, "marker-" + topic)) {
      writer.inTransaction(() -> writer.write("a", "committed", 1));
      writer.inTransaction(() -> writer.write("b", "committed", 2));
    }
    assertThat(lastRecordsOffset()).isEqualTo(Optional.of(endOffset() - 2));

    KafkaTable<String> table = table(broker);

    awaitLoaded(table);
    assertThat(table.snapshot()).containsOnlyKeys("a", "b");
  }

  @Test
  void aCompactedTopicWhoseOffsetsAreHolesUpToTheMarkerAtItsEndIsLoaded() {
    makeTopic(
        broker,
        1,
        Map.of(
            "segment.ms", "50",
            "min.cleanable.dirty.ratio", "0.0",
            "delete.retention.ms", "0"));
    try (Writer writer = new Writer(broker, "compacted-" + topic)) {
      IntStream.range(0, 20)
          .forEach(i -> writer.inTransaction(() -> writer.write("k", "version " + i, i)));
      writer.inTransaction(() -> writer.write("k", null, 20));
      // Each appended record closes the segment before it, and closed ones are compacted.
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            writer.inTransaction(() -> writer.write("other", null, 21));
            return TopicReader.read(broker.bootstrapServers(), topic).size() < 5;
          });
    }
    long end = endOffset();
    assertThat(end).isGreaterThan(40);
    assertThat(lastRecordsOffset().orElse(0L)).isLessThan(end - 1);

    KafkaTable<String> table = table(broker);

    awaitLoaded(table);
    assertThat(table.snapshot()).isEmpty();
  }

  @Test
  void aTopicWhoseRecordsAreAllGoneIsLoaded() {
    makeTopic(broker, 1, Map.of("cleanup.policy", "compact,delete"));
    try (Writer writer = new Writer(broker)) {
      writer.write("a", "1", 1);
      writer.write("b", "2", 2);
    }
    TopicPartition partition = new TopicPartition(topic, 0);
    broker.administer(
        admin -> admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all());
    assertThat(endOffset()).isEqualTo(2);

    KafkaTable<String> table = table(broker);

    awaitLoaded(table);
    assertThat(table.snapshot()).isEmpty();
  }

  @Test
  void eachStartReadsTheWholeTopicAgain() {
    makeTopic(broker, 2, Map.of());
    try (Writer writer = new Writer(broker)) {
      writer.write("a", "1", 1);
      KafkaTable<String> first = table(broker);
      awaitLoaded(first);
      first.close();
      writer.write("b", "2", 2);

      KafkaTable<String> second = table(broker);

      awaitLoaded(second);
      assertThat(second.snapshot()).isEqualTo(Map.of("a", "1", "b", "2"));
      assertThat(first.snapshot()).isEqualTo(Map.of("a", "1"));
    }
  }

  @Test
  void aTableThatWasLoadedStaysSoWhileTheBrokerIsAwayAndFollowsItAfterwards() {
    try (KafkaBroker own = KafkaBroker.start()) {
      makeTopic(own, 2, Map.of());
      KafkaTable<String> table = table(own);
      try (Writer writer = new Writer(own)) {
        writer.write("a", "1", 1);
      }
      awaitLoaded(table);
      awaitRows(table, Map.of("a", "1"));

      own.kill();
      assertThat(table.isLoaded()).isTrue();
      assertThat(table.find("a")).contains("1");
      own.startAgain();
      try (Writer writer = new Writer(own)) {
        writer.write("a", "2", 2);
      }

      awaitRows(table, Map.of("a", "2"));
      table.close();
    }
  }

  @Test
  void aBrokerThatIsAwayAtTheStartIsWaitedFor() {
    try (KafkaBroker own = KafkaBroker.notStarted(Map.of())) {
      KafkaTable<String> table = table(own);
      staysUnloaded(table);

      own.begin();
      makeTopic(own, 2, Map.of());

      awaitLoaded(table);
      table.close();
    }
  }

  @Test
  void aNameThatCannotBeResolvedIsWaitedFor() {
    AtomicInteger opened = new AtomicInteger();

    KafkaTable<String> table =
        KafkaTable.open(
            source(),
            Map.of("bootstrap.servers", "no-such-host.invalid:9092"),
            KafkaTableTest::read,
            _ -> opened.incrementAndGet());
    open.add(table);

    staysUnloaded(table);
    assertThat(opened).hasValue(0);
  }

  @Test
  void aTopicThatIsMissingIsNotMadeAndIsReadOnceItIsThere() throws Exception {
    KafkaTable<String> table = table(broker);
    staysUnloaded(table);
    try (Admin admin = broker.admin()) {
      assertThat(admin.listTopics().names().get()).doesNotContain(topic);
    }

    makeTopic(broker, 2, Map.of());
    try (Writer writer = new Writer(broker)) {
      writer.write("a", "1", 1);
    }

    awaitRows(table, Map.of("a", "1"));
    awaitLoaded(table);
  }

  @Test
  void aSettingThatTheClientDoesNotTakeIsNamedAtOnce() {
    Map<String, Object> wrong =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "fetch.min.bytes", "many");

    assertThatThrownBy(() -> KafkaTable.open(source(), wrong, KafkaTableTest::read, _ -> {}))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fetch.min.bytes");
  }

  private void makeTopic(KafkaBroker at, int partitions, Map<String, String> more) {
    Map<String, String> config = new HashMap<>(Map.of("cleanup.policy", "compact"));
    config.putAll(more);
    NewTopic made =
        new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1)).configs(config);
    at.administer(admin -> admin.createTopics(List.of(made)).all());
  }

  private KafkaTable<String> table(KafkaBroker at) {
    KafkaTable<String> table =
        KafkaTable.open(
            source(),
            Map.of("bootstrap.servers", at.bootstrapServers(), "a.setting.of.others", "x"),
            KafkaTableTest::read,
            _ -> {});
    open.add(table);
    return table;
  }

  private TableSource source() {
    return new TableSource(topic, "reader-" + UUID.randomUUID(), "test-reader");
  }

  private static String read(String key, byte[] value) {
    return new String(value, UTF_8);
  }

  private static void staysUnloaded(KafkaTable<?> table) {
    await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> !table.isLoaded());
  }

  private static void awaitLoaded(KafkaTable<?> table) {
    await().atMost(PATIENCE).until(table::isLoaded);
  }

  private static void awaitRows(KafkaTable<String> table, Map<String, String> expected) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(table.snapshot()).isEqualTo(expected));
  }

  private Optional<Long> lastRecordsOffset() {
    return TopicReader.read(broker.bootstrapServers(), topic).stream()
        .map(record -> record.offset())
        .max(Long::compare);
  }

  private long endOffset() {
    try (Admin admin = broker.admin()) {
      TopicPartition partition = new TopicPartition(topic, 0);
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes rows as an outbox would. */
  private final class Writer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private @Nullable Future<RecordMetadata> last;

    Writer(KafkaBroker at) {
      this.producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", at.bootstrapServers()),
              new StringSerializer(),
              new ByteArraySerializer());
    }

    Writer(KafkaBroker at, String transactionalId) {
      this.producer =
          new KafkaProducer<>(
              Map.of(
                  "bootstrap.servers", at.bootstrapServers(), "transactional.id", transactionalId),
              new StringSerializer(),
              new ByteArraySerializer());
      producer.initTransactions();
    }

    void write(String key, @Nullable String value, long position) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(topic, key, value == null ? null : value.getBytes(UTF_8));
      record
          .headers()
          .add(
              OutboxPosition.HEADER, new OutboxPosition(0, position).headerValue().getBytes(UTF_8));
      last = producer.send(record);
    }

    void inTransaction(Runnable writes) {
      producer.beginTransaction();
      writes.run();
      producer.commitTransaction();
    }

    /** Returns when the broker has all of it. */
    @Override
    public void close() {
      producer.close();
      assertThat(last).isNotNull();
      assertThat(last.state()).isEqualTo(Future.State.SUCCESS);
    }
  }
}

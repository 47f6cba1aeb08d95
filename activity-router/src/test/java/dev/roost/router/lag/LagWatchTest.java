package dev.roost.router.lag;

import static dev.roost.router.Bodies.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.Wire;
import dev.roost.testsupport.clock.SettableClock;
import dev.roost.testsupport.kafka.EmbeddedBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LagWatchTest {

  private final EmbeddedBroker broker = EmbeddedBroker.start();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SettableClock clock = new SettableClock(Instant.now());

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whatExpiredUnreadIsCountedOnceAndWhatWaitsHasItsAge()
      throws ExecutionException, InterruptedException {
    deliver(6);
    TopicPartition partition = partitionInUse();
    commit(partition, 1);
    expireBefore(partition, 4);

    try (LagWatch watch = watch(broker.bootstrapServers())) {
      clock.advance(Duration.ofHours(7));
      watch.look().join();
      watch.look().join();

      assertThat(expired()).isEqualTo(3);
      assertThat(gauge("roost.router.oldest.unprocessed.record.age"))
          .isBetween(7 * 3600.0 - 15, 7 * 3600.0 + 60);

      commit(partition, 4);
      expireBefore(partition, 5);
      watch.look().join();
      commit(partition, 6);
      watch.look().join();

      assertThat(expired()).isEqualTo(4);
      assertThat(gauge("roost.router.oldest.unprocessed.record.age")).isZero();
    }
  }

  @Test
  void aGroupThatNeverReadHasNoHole() throws ExecutionException, InterruptedException {
    deliver(3);
    expireBefore(partitionInUse(), 2);

    try (LagWatch watch = watch(broker.bootstrapServers())) {
      watch.look().join();
    }

    assertThat(expired()).isZero();
  }

  @Test
  void theRouterStartsAfterTheFirstLookEvenWithoutKafka() {
    AtomicBoolean started = new AtomicBoolean();

    try (LagWatch watch = watch("localhost:1")) {
      watch.start(() -> started.set(true));

      await().untilTrue(started);
    }
  }

  private LagWatch watch(String address) {
    DeliveryLog log =
        new DeliveryLog(
            () -> Admin.create(Map.of("bootstrap.servers", address)),
            "group",
            Topics.DELIVERIES.name());
    return new LagWatch(log, new EachMinute(), registry, clock);
  }

  private void deliver(int deliveries) {
    try (Wire wire = new Wire(broker.bootstrapServers())) {
      for (int i = 0; i < deliveries; i++) {
        wire.deliver(USER, "{}");
      }
    }
  }

  private TopicPartition partitionInUse() throws ExecutionException, InterruptedException {
    try (Admin admin = broker.admin()) {
      for (int number = 0; number < Topics.ACTIVITY_PARTITIONS; number++) {
        TopicPartition partition = new TopicPartition(Topics.DELIVERIES.name(), number);
        Map<TopicPartition, OffsetSpec> latest = Map.of(partition, OffsetSpec.latest());
        if (admin.listOffsets(latest).partitionResult(partition).get().offset() > 0) {
          return partition;
        }
      }
    }
    throw new AssertionError("nothing was delivered");
  }

  private void commit(TopicPartition partition, long offset)
      throws ExecutionException, InterruptedException {
    try (Admin admin = broker.admin()) {
      admin
          .alterConsumerGroupOffsets("group", Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  private void expireBefore(TopicPartition partition, long offset)
      throws ExecutionException, InterruptedException {
    try (Admin admin = broker.admin()) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  private double expired() {
    return registry.get("roost.router.records.expired.unprocessed").functionCounter().count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private record EachMinute() implements LagConfig {

    @Override
    public Duration checkInterval() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Duration warnAfter() {
      return Duration.ofHours(6);
    }

    @Override
    public Duration checkTimeout() {
      return Duration.ofSeconds(3);
    }
  }
}

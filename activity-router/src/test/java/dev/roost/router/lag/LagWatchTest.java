package dev.roost.router.lag;

import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
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
  void whatExpiredInAPartitionThatWasNeverReadIsAHoleFromItsFirstRecord()
      throws ExecutionException, InterruptedException {
    deliver(3);
    expireBefore(partitionInUse(), 2);

    try (LagWatch watch = watch(broker.bootstrapServers())) {
      clock.advance(Duration.ofHours(7));
      watch.look().join();
      watch.look().join();
    }

    assertThat(expired()).isEqualTo(2);
    assertThat(gauge("roost.router.oldest.unprocessed.record.age"))
        .isBetween(7 * 3600.0 - 15, 7 * 3600.0 + 60);
  }

  @Test
  void anEmptyLogThatWasNeverReadHasNoHole() {
    try (LagWatch watch = watch(broker.bootstrapServers())) {
      watch.look().join();
    }

    assertThat(expired()).isZero();
    assertThat(gauge("roost.router.oldest.unprocessed.record.age")).isZero();
  }

  /** Whoever read on before would jump over what expired, and hide it. */
  @Test
  void nothingIsReadBeforeALookHasSucceeded() throws ExecutionException, InterruptedException {
    deliver(6);
    TopicPartition partition = partitionInUse();
    commit(partition, 1);
    expireBefore(partition, 4);
    AtomicInteger tries = new AtomicInteger();
    AtomicInteger seenBefore = new AtomicInteger();
    AtomicBoolean started = new AtomicBoolean();

    try (LagWatch watch =
        watch(() -> {
          if (tries.incrementAndGet() < 4) {
            throw new KafkaException("brokers do not resolve");
          }
          return broker.admin();
        })) {
      watch.start(() -> {
        seenBefore.set((int) expired());
        started.set(true);
      });

      await().untilTrue(started);
    }

    assertThat(tries.get()).isEqualTo(4);
    assertThat(seenBefore.get()).isEqualTo(3);
  }

  private LagWatch watch(String address) {
    return watch(() -> Admin.create(Map.of("bootstrap.servers", address)));
  }

  private LagWatch watch(Supplier<Admin> connecting) {
    DeliveryLog log = new DeliveryLog(connecting, "group", Topics.DELIVERIES.name());
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
    public Duration retryInterval() {
      return Duration.ofMillis(50);
    }

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

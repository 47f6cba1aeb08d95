package dev.roost.bench.router;

import dev.roost.bench.kafka.Broker;
import dev.roost.bench.report.Progress;
import dev.roost.contracts.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the router's memory before it starts: made-up identities are written to the store's
 * changelog, and the router restores its store from there, as it would on a new machine.
 *
 * @param broker where
 * @param progress who is told
 */
record Changelog(Broker broker, Progress progress) {

  // Both names and both sizes are the router's own, which it can never change.
  private static final String NAME = "roost-activity-router-remembered-changelog";
  private static final int IDENTITY_BYTES = 32;

  private static final Duration KEPT = Duration.ofDays(7);
  // The router forgets after six days: younger ones stay, and one more in ten is due.
  private static final Duration OLDEST = Duration.ofDays(5);
  private static final Duration DUE = Duration.ofDays(6).plusHours(1);
  private static final int DUE_EVERY = 10;
  private static final int WORD_EVERY = 2_000_000;

  /** Writes so many identities that stay, and a tenth more that do not. */
  void fill(long identities, Clock clock) throws ExecutionException, InterruptedException {
    makeTopic();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrap(),
            "linger.ms",
            20,
            "batch.size",
            1 << 18,
            "buffer.memory",
            16L << 20);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      SplittableRandom random = new SplittableRandom(1);
      long now = clock.millis();
      for (long number = 0; number < identities; number++) {
        var _ = producer.send(identity(number, random, now - random.nextLong(OLDEST.toMillis())));
        if (number % DUE_EVERY == 0) {
          var _ = producer.send(identity(number / DUE_EVERY, random, now - DUE.toMillis()));
        }
        if (number > 0 && number % WORD_EVERY == 0) {
          progress.line("%,d identities in the changelog".formatted(number));
        }
      }
      producer.flush();
    }
    progress.line("%,d identities in the changelog".formatted(identities));
  }

  private static ProducerRecord<byte[], byte[]> identity(
      long number, SplittableRandom random, long arrivedAt) {
    byte[] key = new byte[IDENTITY_BYTES];
    random.nextBytes(key);
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(arrivedAt).array();
    int partition = (int) (number % Topics.ACTIVITY_PARTITIONS);
    return new ProducerRecord<>(NAME, partition, key, value);
  }

  private void makeTopic() throws ExecutionException, InterruptedException {
    NewTopic topic = new NewTopic(NAME, Topics.ACTIVITY_PARTITIONS, (short) 1);
    topic.configs(
        Map.of(
            "cleanup.policy",
            "compact,delete",
            "retention.ms",
            Long.toString(KEPT.toMillis()),
            "message.timestamp.type",
            "CreateTime"));
    try (Admin admin = broker.admin()) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }
}

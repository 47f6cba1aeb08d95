package dev.roost.system.stack;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Made-up identities in the changelog of activity-router's store: it has them in its store once it
 * is started again, as if it had seen that many activities in the last five days.
 */
public final class Identities {

  private static final String CHANGELOG = "roost-activity-router-remembered-changelog";
  private static final int BYTES = 32;
  private static final Duration AGE = Duration.ofDays(5);
  private static final int MILLION = 1_000_000;

  private Identities() {}

  /**
   * Writes so many.
   *
   * @param client the settings of a client that may write everywhere
   * @param seed another one gives other identities
   */
  public static void write(Map<String, Object> client, long count, long seed) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("linger.ms", 20);
    settings.put("batch.size", 1 << 18);
    settings.put("buffer.memory", 64L << 20);
    SplittableRandom random = new SplittableRandom(seed);
    long now = System.currentTimeMillis();
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(CHANGELOG).size();
      for (long number = 1; number <= count; number++) {
        byte[] identity = new byte[BYTES];
        random.nextBytes(identity);
        long arrivedAt = now - random.nextLong(AGE.toMillis());
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(arrivedAt).array();
        var _ =
            producer.send(
                new ProducerRecord<>(CHANGELOG, (int) (number % partitions), identity, value));
        if (number % MILLION == 0) {
          Progress.say("%d million identities in the changelog".formatted(number / MILLION));
        }
      }
    }
  }
}

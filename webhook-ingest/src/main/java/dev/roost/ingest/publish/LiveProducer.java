package dev.roost.ingest.publish;

import dev.roost.contracts.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One producer's life: born, ready while all partitions of {@code x.deliveries} are known, hopeless
 * when nothing it sent succeeded for a while.
 */
final class LiveProducer {

  private final KafkaProducer<String, byte[]> producer;
  private final Clock clock;
  private volatile boolean ready;
  private volatile Instant failingSince = Instant.MAX;

  LiveProducer(KafkaProducer<String, byte[]> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /** Asks for the partitions once; waits at most {@code max.block.ms}. Not for an event loop. */
  boolean loadPartitions() {
    ready = !producer.partitionsFor(Topics.DELIVERIES.name()).isEmpty();
    return ready;
  }

  boolean ready() {
    return ready;
  }

  /** Whether a record would be taken as far as is known: ready, and the last one settled well. */
  boolean writable() {
    return ready && failingSince.equals(Instant.MAX);
  }

  /** Whether every record failed for at least this long. */
  boolean hopeless(Duration patience) {
    Instant since = failingSince;
    return !since.equals(Instant.MAX) && since.plus(patience).isBefore(clock.instant());
  }

  /** The outcome is told once, on any thread. */
  void send(ProducerRecord<String, byte[]> record, Consumer<Publication> outcome) {
    try {
      Future<RecordMetadata> sent =
          producer.send(record, (metadata, failure) -> settle(failure, outcome));
      if (sent.state() == Future.State.FAILED) {
        // It did not leave: the partitions are not known any more. Each further try would hold its
        // event loop for max.block.ms, until they are.
        ready = false;
      }
    } catch (RuntimeException failure) {
      settle(failure, outcome);
    }
  }

  /**
   * Sends what is no delivery: how it ends says nothing about whether deliveries can be taken. May
   * wait for {@code max.block.ms}, when the topic is not there. Not for an event loop.
   */
  void sendAside(ProducerRecord<String, byte[]> record, Consumer<Publication> outcome) {
    try {
      var _ = producer.send(record, (metadata, failure) -> outcome.accept(of(failure)));
    } catch (RuntimeException failure) {
      outcome.accept(of(failure));
    }
  }

  /** Waits until everything that was sent is settled: at most {@code delivery.timeout.ms}. */
  void flush() {
    producer.flush();
  }

  void close(Duration within) {
    producer.close(within);
  }

  private void settle(@Nullable Exception failure, Consumer<Publication> outcome) {
    if (failure == null) {
      failingSince = Instant.MAX;
    } else if (failingSince.equals(Instant.MAX)) {
      failingSince = clock.instant();
    }
    outcome.accept(of(failure));
  }

  private static Publication of(@Nullable Exception failure) {
    return failure == null
        ? new Publication.Stored()
        : new Publication.Unstored(failure.getClass().getSimpleName());
  }
}

package dev.roost.replay.completion;

import static dev.roost.runtime.logging.Key.key;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.signal.Signal.ReplayJobStatus;
import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads the ends of replay jobs from {@code roost.signals}. A status that cannot be written down is
 * tried again until it can: the next one waits.
 */
@ApplicationScoped
// At once, not with the first record: its metric is there, and 0, from the start.
@Startup
class SignalConsumer {

  private static final KeyedLogger LOG = KeyedLogger.of(SignalConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Completions completions;
  private final Counter unreadable;

  SignalConsumer(Completions completions, MeterRegistry metrics) {
    this.completions = completions;
    this.unreadable = metrics.counter("roost.replay.signals.unreadable");
  }

  @Incoming("signals")
  Uni<Void> read(ConsumerRecord<String, byte[]> record) {
    return status(record)
        .map(status ->
            completions
                .take(status)
                .onFailure()
                .invoke(failure ->
                    LOG.warn(
                        "End of a replay job could not be stored and is tried again",
                        key("error", failure.getClass().getSimpleName())))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely())
        .orElse(Uni.createFrom().voidItem());
  }

  private Optional<ReplayJobStatus> status(ConsumerRecord<String, byte[]> record) {
    try {
      JsonNode signal = JSON.readTree(record.value());
      if (!signal.path("type").asText().equals(ReplayJobStatus.TYPE)) {
        return Optional.empty();
      }
      ReplayJobStatus status = JSON.treeToValue(signal, ReplayJobStatus.class);
      Instant.parse(status.receivedAt());
      return Optional.of(status);
    } catch (IOException | DateTimeException | IllegalArgumentException | NullPointerException e) {
      unreadable.increment();
      // The class alone: a message could quote the record.
      LOG.error(
          "Unreadable record skipped",
          key("topic", record.topic()),
          key("partition", record.partition()),
          key("offset", record.offset()),
          key("error", e.getClass().getName()));
      return Optional.empty();
    }
  }
}

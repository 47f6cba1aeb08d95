package dev.roost.subscriptions.revocation;

import static dev.roost.runtime.logging.Key.key;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.signal.Signal.Revocation;
import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads {@code roost.signals}, one record after another. A revocation is acknowledged once it is
 * done; while the vault or the database is away nothing after it is read.
 */
@ApplicationScoped
class RevocationConsumer {

  private static final KeyedLogger LOG = KeyedLogger.of(RevocationConsumer.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Revocations revocations;
  private final RevocationConfig config;
  private final MeterRegistry metrics;

  RevocationConsumer(Revocations revocations, RevocationConfig config, MeterRegistry metrics) {
    this.revocations = revocations;
    this.config = config;
    this.metrics = metrics;
  }

  @Incoming("signals")
  Uni<Void> read(ConsumerRecord<String, byte[]> record) {
    try {
      return revocation(record.value())
          .map(this::done)
          .orElseGet(() -> Uni.createFrom().voidItem());
    } catch (IOException | RuntimeException unreadable) {
      // Our own router wrote it, so it is a defect, and waiting would not mend it.
      metrics.counter("roost.subscriptions.revocations", "outcome", "unreadable").increment();
      LOG.error(
          "Unreadable record skipped",
          key("topic", record.topic()),
          key("partition", record.partition()),
          key("offset", record.offset()));
      return Uni.createFrom().voidItem();
    }
  }

  /** Whatever else X told is for others. */
  private static Optional<Revocation> revocation(byte[] value) throws IOException {
    JsonNode signal = JSON.readTree(value);
    if (!signal.path("type").isTextual()) {
      throw new IOException("a signal has a type");
    }
    if (!signal.path("type").textValue().equals(Revocation.TYPE)) {
      return Optional.empty();
    }
    Revocation read = JSON.treeToValue(signal, Revocation.class);
    Revocations.check(read);
    return Optional.of(read);
  }

  private Uni<Void> done(Revocation revocation) {
    return Uni.createFrom()
        .deferred(() -> revocations.apply(revocation))
        .onFailure()
        .invoke(failure ->
            LOG.warn(
                "Revocation failed and is tried again",
                key("app", revocation.app()),
                key("error", failure.getMessage())))
        .onFailure()
        .retry()
        .withBackOff(config.backoffInitial(), config.backoffMax())
        .indefinitely();
  }
}

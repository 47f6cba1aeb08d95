package dev.roost.ingest.keys;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vaultclient.VaultException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Asks the vault for keys: at start, every few seconds, and at once when a change of credentials is
 * announced. One question at a time; what is asked for meanwhile is asked once more afterwards.
 */
@Singleton
final class FetchKeysJob {

  private static final KeyedLogger LOG = KeyedLogger.of(FetchKeysJob.class);

  private final Vertx vertx;
  private final VaultKeys keys;
  private final KeysConfig config;
  private final MeterRegistry metrics;
  private final AtomicInteger wanted = new AtomicInteger();
  private long timer;
  private volatile String lastComplaint = "";

  FetchKeysJob(Vertx vertx, VaultKeys keys, KeysConfig config, MeterRegistry metrics) {
    this.vertx = vertx;
    this.keys = keys;
    this.config = config;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    fetch();
    timer = vertx.setPeriodic(config.pollInterval().toMillis(), _ -> fetch());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  /** What changed is not read: the vault says what is so now. */
  @Incoming("credentials")
  void announced(Record<String, byte[]> change) {
    fetch();
  }

  private void fetch() {
    if (wanted.getAndIncrement() == 0) {
      fetchOnce();
    }
  }

  private void fetchOnce() {
    int answering = wanted.get();
    Uni.createFrom()
        .deferred(keys::fetch)
        .map(FetchKeysJob::fine)
        .onFailure()
        .recoverWithItem(FetchKeysJob::trouble)
        .subscribe()
        .with(outcome -> {
          note(outcome);
          if (wanted.addAndGet(-answering) > 0) {
            fetchOnce();
          }
        });
  }

  private void note(Outcome outcome) {
    metrics.counter("roost.ingest.keys.fetches", "outcome", outcome.tag()).increment();
    if (!outcome.complaint().isEmpty() && !outcome.complaint().equals(lastComplaint)) {
      LOG.error(
          "Webhook keys cannot be fetched",
          key("reason", outcome.complaint()),
          key(
              "effect",
              keys.fetched()
                  ? "the keys fetched before stay in use"
                  : "deliveries and challenges get 503"));
    }
    lastComplaint = outcome.complaint();
  }

  private static Outcome fine(boolean changed) {
    return new Outcome(changed ? "changed" : "unchanged", "");
  }

  // Of an answer that could not be understood nothing is shown: it may hold keys.
  private static Outcome trouble(Throwable failure) {
    return switch (failure) {
      case VaultException.Refused refused when refused.status() < 500 ->
          new Outcome(
              "refused",
              "The vault answers %d: its setting roost.vault.subjects.webhook-ingest and the token that roost.vault-client.token-file names must fit."
                  .formatted(refused.status()));
      case VaultException.Refused refused ->
          new Outcome("failing", "The vault answers %d.".formatted(refused.status()));
      case VaultException.Unreachable unreachable ->
          new Outcome("unreachable", String.valueOf(unreachable.getMessage()));
      case InvalidKeysException invalid ->
          new Outcome(
              "unusable", "The vault's answer cannot be used: " + invalid.getMessage() + ".");
      default -> new Outcome("unusable", failure.getClass().getName() + ".");
    };
  }

  private record Outcome(String tag, String complaint) {}
}

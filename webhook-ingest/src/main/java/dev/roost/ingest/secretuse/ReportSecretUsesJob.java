package dev.roost.ingest.secretuse;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.contracts.vault.WebhookSecretUses;
import dev.roost.ingest.secretuse.SecretUses.Untold;
import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vaultclient.VaultClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells token-vault which secrets verified deliveries, where there is something to tell. No
 * delivery waits for it; what it could not tell is told the next time.
 */
@Singleton
final class ReportSecretUsesJob {

  private static final KeyedLogger LOG = KeyedLogger.of(ReportSecretUsesJob.class);

  private final SecretUses uses;
  private final VaultClient vault;
  private final SecretUsesConfig config;
  private final MeterRegistry metrics;
  private @Nullable Cancellable ticks;
  private volatile String lastComplaint = "";

  ReportSecretUsesJob(
      SecretUses uses, VaultClient vault, SecretUsesConfig config, MeterRegistry metrics) {
    this.uses = uses;
    this.vault = vault;
    this.config = config;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    ticks =
        Multi.createFrom()
            .ticks()
            .startingAfter(config.reportInterval())
            .every(config.reportInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> report())
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticks != null) {
      ticks.cancel();
    }
  }

  private Uni<Void> report() {
    return Multi.createFrom()
        .iterable(uses.untold())
        .group()
        .intoLists()
        .of(WebhookSecretUses.LARGEST)
        .onItem()
        .transformToUniAndConcatenate(this::report)
        .onItem()
        .invoke(() -> note("reported", ""))
        .onFailure()
        .invoke(failure -> note("failed", String.valueOf(failure.getMessage())))
        .onFailure()
        .recoverWithCompletion()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> report(List<Untold> some) {
    return vault
        .reportSecretUses(new WebhookSecretUses(some.stream().map(Untold::use).toList()))
        .invoke(() -> uses.told(some))
        .replaceWith(true);
  }

  private void note(String outcome, String complaint) {
    metrics.counter("roost.ingest.secret.uses.reports", "outcome", outcome).increment();
    if (!complaint.isEmpty() && !complaint.equals(lastComplaint)) {
      LOG.warn(
          "token-vault could not be told which secrets verified deliveries",
          key("reason", complaint),
          key("effect", "it is told later; deliveries go on"));
    }
    lastComplaint = complaint;
  }
}

package dev.roost.vault.usage;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.usage.LastUses.Use;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what was noted of uses, once in a while. */
@ApplicationScoped
class LastUsesJob {

  private static final KeyedLogger LOG = KeyedLogger.of(LastUsesJob.class);

  private final LastUses uses;
  private final LastUseStore store;
  private final UsageConfig config;
  private @Nullable Cancellable running;

  LastUsesJob(LastUses uses, LastUseStore store, UsageConfig config) {
    this.uses = uses;
    this.store = store;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    running =
        Multi.createFrom()
            .ticks()
            .startingAfter(config.writeInterval())
            .every(config.writeInterval())
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ -> write().onFailure().recoverWithNull())
            .subscribe()
            .with(_ -> {});
  }

  void stop(@Observes ShutdownEvent event) {
    if (running != null) {
      running.cancel();
    }
  }

  /** Writes what was noted so far; what cannot be written is kept for the next time. */
  Uni<Void> write() {
    Map<Use, Instant> taken = uses.take();
    return store
        .keep(taken, config.writeInterval())
        .onFailure()
        .invoke(trouble -> {
          uses.putBack(taken);
          LOG.warn(
              "Last uses of users' credentials could not be written and are tried again",
              key("users", taken.size()),
              key("error", trouble.getClass().getSimpleName()));
        });
  }
}

package dev.roost.router.running;

import dev.roost.contracts.topic.Topics;
import dev.roost.router.counting.Counts;
import dev.roost.router.delivery.PayloadLimits;
import dev.roost.router.lag.DeliveryLog;
import dev.roost.router.lag.LagWatch;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.routing.RouterTopology;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** Starts and stops the router with the process. */
@Singleton
public final class Lifecycle {

  private final RunningRouter router;
  private final LagWatch watch;
  private final DeliveryLog log;
  private final Path stores;

  /** Puts it together; nothing runs yet, and Kafka is not asked for anything. */
  public Lifecycle(RouterConfig config, KafkaConnection connection, MeterRegistry registry) {
    Properties settings = StreamsSettings.of(config, connection.settings());
    stores = Path.of(config.stateDir(), config.applicationId());
    Counts counts = new Counts(registry, config.eventUuid());
    Deduplication deduplication = config.deduplication();
    PayloadLimits payloads = config.payloads();
    router =
        new RunningRouter(
            () ->
                new Run(
                    RouterTopology.of(
                        deduplication, payloads, config.replay(), Clock.systemUTC(), counts),
                    settings,
                    registry),
            config.lifecycle(),
            Clock.systemUTC());
    log =
        new DeliveryLog(
            () -> Admin.create(connection.settings()),
            config.applicationId(),
            Topics.DELIVERIES.name());
    watch = new LagWatch(log, config.lag(), registry, Clock.systemUTC());
    FunctionCounter.builder(
            "roost.router.corrupt.stores.deleted", router, RunningRouter::storesForgotten)
        .description("corrupt stores that were deleted and restored from Kafka")
        .register(registry);
    Gauge.builder("roost.router.dedup.entries", router, RunningRouter::remembered)
        .description("identities remembered by this process, standby stores included; an estimate")
        .register(registry);
  }

  /** For health. */
  @Produces
  @Singleton
  RunningRouter router() {
    return router;
  }

  /** For health. */
  @Produces
  @Singleton
  DeliveryLog log() {
    return log;
  }

  // The look comes before Streams reads on: where something expired it would jump over the hole and
  // hide it.
  void start(@Observes StartupEvent event) {
    UncleanStores.delete(stores);
    watch.start(router::start);
  }

  void stop(@Observes ShutdownEvent event) {
    watch.close();
    router.close();
  }
}

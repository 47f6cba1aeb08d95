package dev.roost.ingest.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sees to it that connections are counted and have head deadlines. */
@Singleton
final class ConnectionLimits {

  private static final int BEFORE_ANY_CONNECTION = 1;

  private final ConnectionConfig config;
  private final ClosedConnections tally;
  private final int managementPort;
  private final OpenConnections connections;

  ConnectionLimits(
      ConnectionConfig config,
      ClosedConnections tally,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.management.port") int managementPort,
      @ConfigProperty(name = "quarkus.http.limits.max-connections")
          Optional<Integer> boundOfQuarkus) {
    this.config = config;
    this.tally = tally;
    this.managementPort = managementPort;
    this.connections = connections(config);
    if (boundOfQuarkus.isPresent()) {
      throw new IllegalStateException(
          "quarkus.http.limits.max-connections closes connections without counting them: set"
              + " roost.ingest.connection.max-connections instead.");
    }
    Gauge.builder("roost.ingest.connections.open", connections, OpenConnections::open)
        .register(metrics);
  }

  void start(@Observes @Priority(BEFORE_ANY_CONNECTION) StartupEvent event) {
    AcceptedConnections.holdTo(
        new AcceptedConnections.Limits(
            config.headerReadTimeout(), connections, tally, managementPort));
  }

  private static OpenConnections connections(ConnectionConfig config) {
    int most = config.maxConnections();
    double threshold = config.silentClosedAbove();
    if (most < 1) {
      throw new IllegalStateException(
          "roost.ingest.connection.max-connections is " + most + ", and must be 1 or more.");
    }
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalStateException(
          "roost.ingest.connection.silent-closed-above is a share of max-connections, above 0 and"
              + " at most 1, and not "
              + threshold
              + ".");
    }
    return new OpenConnections(most, (int) (most * threshold));
  }
}

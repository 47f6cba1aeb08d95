package dev.roost.ingest.heartbeat;

import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.ingest.connection.ClosedConnections;
import dev.roost.ingest.delivery.DeliveryTally;
import dev.roost.ingest.delivery.DeliveryTally.Count;
import dev.roost.ingest.delivery.UnverifiedDeliveries;
import dev.roost.ingest.source.ForbiddenCalls;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who speaks: one start of the service. A pod that is restarted is another replica. */
@Singleton
final class Replica {

  private final String name;
  private final Instant startedAt;
  private final Clock clock;
  private final DeliveryTally tally;
  private final UnverifiedDeliveries unverified;
  private final ForbiddenCalls forbidden;
  private final ClosedConnections connections;
  private final HeartbeatConfig config;

  Replica(
      Clock clock,
      DeliveryTally tally,
      UnverifiedDeliveries unverified,
      ForbiddenCalls forbidden,
      ClosedConnections connections,
      HeartbeatConfig config) {
    this.name = config.host() + "-" + UUID.randomUUID().toString().substring(0, 8);
    this.clock = clock;
    this.tally = tally;
    this.unverified = unverified;
    this.forbidden = forbidden;
    this.connections = connections;
    this.config = config;
    this.startedAt = now();
  }

  /** What it says now of this app, or of requests for no app that is known. */
  Heartbeat says(Heartbeat.State state, Optional<String> app) {
    // First, so that all that was refused until then is in the counts.
    Instant sentAt = now();
    Count count = app.map(tally::of).orElseGet(tally::ofNobody);
    Map<String, Long> refused = new TreeMap<>(count.refused());
    refused.putAll(app.map(forbidden::of).orElseGet(forbidden::ofNobody));
    if (app.isEmpty()) {
      // What was not even read may have been anybody's.
      refused.putAll(connections.counts());
    }
    return new Heartbeat(
        app.orElse(null),
        name,
        state,
        startedAt.toString(),
        sentAt.toString(),
        config.interval().toMillis(),
        count.accepted(),
        refused,
        app.map(unverified::of).filter(found -> !found.isEmpty()).orElse(null));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

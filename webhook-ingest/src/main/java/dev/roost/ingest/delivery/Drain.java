package dev.roost.ingest.delivery;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What happens within {@code quarkus.shutdown.delay} of SIGTERM. Readiness fails at once and each
 * answer closes its connection, so that callers go elsewhere; Quarkus sees to both. Deliveries are
 * taken until so near to the end that one would still be in flight when the server closes.
 *
 * <pre>
 * SIGTERM ── deliveries taken ──┬── 503 at once ──┬── server closed, producer flushed, goodbye
 *                               └── answerWithin ─┘
 * </pre>
 */
@Singleton
final class Drain {

  /** For the way from the deadline's timer to the wire on a busy machine. */
  private static final Duration MARGIN = Duration.ofMillis(200);

  private final Vertx vertx;
  private final Duration taking;
  private volatile boolean nearTheEnd;

  Drain(
      Vertx vertx,
      DeliveryConfig deliveries,
      @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
    this.vertx = vertx;
    this.taking = delay.orElse(Duration.ZERO).minus(deliveries.responseDeadline()).minus(MARGIN);
  }

  /** Whether a delivery that begins now might not be over when the server closes. */
  boolean nearTheEnd() {
    return nearTheEnd;
  }

  void begin(@Observes ShutdownDelayInitiatedEvent sigterm) {
    var _ = vertx.setTimer(Math.max(1, taking.toMillis()), _ -> nearTheEnd = true);
  }
}

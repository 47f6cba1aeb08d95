package dev.roost.ingest.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many connections were closed by the bound on their number since the start. What X was about
 * to send on them is not known, so they are evidence that something may be missing, for every app.
 * The metric {@code roost.ingest.connections.closed} shows the same counts.
 */
@Singleton
public final class ClosedConnections {

  private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

  ClosedConnections(MeterRegistry metrics) {
    for (Cause cause : Cause.values()) {
      LongAdder count = new LongAdder();
      counts.put(cause, count);
      FunctionCounter.builder("roost.ingest.connections.closed", count, LongAdder::sum)
          .tag("cause", cause.wire)
          .register(metrics);
    }
  }

  /** Why one was closed. */
  enum Cause {
    /** As it came, since as many were open as may be. */
    REFUSED("connection-refused"),
    /** It was silent for longer than all others. */
    SILENT("silent-connection-closed");

    private final String wire;

    Cause(String wire) {
      this.wire = wire;
    }
  }

  void count(Cause cause) {
    Objects.requireNonNull(counts.get(cause)).increment();
  }

  /** Those that happened, by cause. */
  public Map<String, Long> counts() {
    Map<String, Long> happened = new TreeMap<>();
    counts.forEach((cause, count) -> {
      if (count.sum() > 0) {
        happened.put(cause.wire, count.sum());
      }
    });
    return happened;
  }
}

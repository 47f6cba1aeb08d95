package dev.roost.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock that deliveries are stamped by; tests put another in its place. */
@ApplicationScoped
public class IngestClock {

  /** UTC, by the machine. */
  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.systemUTC();
  }
}

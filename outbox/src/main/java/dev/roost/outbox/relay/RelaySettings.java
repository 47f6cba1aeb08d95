package dev.roost.outbox.relay;

import java.time.Duration;

/**
 * How a relay paces itself.
 *
 * @param batch how many messages one round takes, at least 1; all of them are in memory at once
 * @param pollInterval how long a relay that found nothing waits before it looks again
 * @param lease how long a relay that has gone silent is waited for before another takes over; a
 *     message must settle within half of it
 * @param firstPause how long a key waits after its message failed once; doubled each time
 * @param longestPause the longest such wait
 */
public record RelaySettings(
    int batch, Duration pollInterval, Duration lease, Duration firstPause, Duration longestPause) {

  /** Refuses what could not run with an {@link IllegalArgumentException}. */
  public RelaySettings {
    if (batch < 1) {
      throw new IllegalArgumentException("a relay's batch is at least 1");
    }
    if (!pollInterval.isPositive() || !lease.isPositive() || !firstPause.isPositive()) {
      throw new IllegalArgumentException("a relay's intervals are longer than nothing");
    }
    if (longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("a relay's longest pause is not below its first");
    }
  }

  /** 100 messages a round, a look every 250 ms, 16 s of lease, pauses from 1 s to 30 s. */
  public static RelaySettings standard() {
    return new RelaySettings(
        100,
        Duration.ofMillis(250),
        Duration.ofSeconds(16),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }

  /** How long a key waits after this many failures in a row, at least one. */
  Duration pauseAfter(int failures) {
    // Beyond 2^20 first pauses nobody waits longer, and the product stays far from overflow.
    Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}

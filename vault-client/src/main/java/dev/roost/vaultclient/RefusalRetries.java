package dev.roost.vaultclient;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** When a request is made again that was refused in a way that passes by itself. */
@Singleton
public final class RefusalRetries {

  /** Beyond 2^20 first pauses nobody waits longer, and the product stays far from overflow. */
  private static final int MOST_DOUBLINGS = 20;

  private final XConfig.Refusal config;
  private final Clock clock;
  private final Random random = new Random();

  RefusalRetries(XConfig config, Clock clock) {
    this.config = config.refusal();
    this.clock = clock;
  }

  /**
   * When to ask again: the first pause doubled each time up to the longest, and more by chance.
   *
   * @param refusalsBefore how often it was refused before
   * @param notBefore the moment before which it is in vain
   */
  public Instant next(int refusalsBefore, Instant notBefore) {
    Duration doubled =
        config.backoffInitial().multipliedBy(1L << Math.min(refusalsBefore, MOST_DOUBLINGS));
    Duration pause = doubled.compareTo(config.backoffMax()) < 0 ? doubled : config.backoffMax();
    Instant next = clock.instant().plus(pause);
    Instant from = next.isBefore(notBefore) ? notBefore : next;
    return from.plusMillis((long) (pause.toMillis() * config.jitter() * random.nextDouble()));
  }

  /** Until when one is asked again that was first refused then. */
  public Instant end(Instant firstRefused) {
    return firstRefused.plus(config.maxWait());
  }

  /** Whether it has been refused for so long that a person must look. */
  public boolean isOver(Instant firstRefused) {
    return !clock.instant().isBefore(end(firstRefused));
  }
}

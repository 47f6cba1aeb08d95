package dev.roost.replay.rule;

import java.time.Instant;

/**
 * A UTC minute of webhook-ingest's clock.
 *
 * @param number minutes since the epoch
 */
public record Minute(long number) implements Comparable<Minute> {

  private static final int SECONDS = 60;

  /** The minute that this moment is in. */
  public static Minute of(Instant moment) {
    return new Minute(Math.floorDiv(moment.getEpochSecond(), SECONDS));
  }

  /** The first minute that does not begin before this moment. */
  public static Minute notBefore(Instant moment) {
    Minute its = of(moment);
    return its.start().equals(moment) ? its : its.plus(1);
  }

  /** Its first moment. */
  public Instant start() {
    return Instant.ofEpochSecond(number * SECONDS);
  }

  /** The first moment after it. */
  public Instant end() {
    return plus(1).start();
  }

  /** The minute so many later, or earlier where negative. */
  public Minute plus(long minutes) {
    return new Minute(number + minutes);
  }

  @Override
  public int compareTo(Minute other) {
    return Long.compare(number, other.number);
  }
}

package dev.roost.replay.plan;

import java.time.Duration;

/**
 * What a plan keeps to, by X's API.
 *
 * @param lead how much earlier than its first minute a window begins: X may mean the time of the
 *     event, which may be older than its first attempt
 * @param fromAge how long ago a window begins at least. X's rule
 * @param toAge how long ago it ends at least. X's rule for API 1.1; for API 2 X does not say, and
 *     an event is replayable about ten minutes after it happened
 * @param horizon how long X keeps what it attempted. X's rule
 * @param span the longest time from the first to the last minute of one window. X's advice, and a
 *     job that fails fails whole
 * @param retries how long X tries a delivery again: a window that others follow ends so much later,
 *     since X may mean the time of the last attempt
 * @param quiet for so long there was no open evidence
 * @param firstPause before a minute is asked for again after a job that did not recover it; doubled
 *     each time
 * @param longestPause up to this
 * @param jitter the share of a pause that chance adds at most
 * @param urgency within this share of the horizon a window goes before others
 */
public record PlanSettings(
    Duration lead,
    Duration fromAge,
    Duration toAge,
    Duration horizon,
    Duration span,
    Duration retries,
    Duration quiet,
    Duration firstPause,
    Duration longestPause,
    double jitter,
    double urgency) {

  /** For the Account Activity API 1.1. */
  public static final PlanSettings V1_1 =
      new PlanSettings(
          Duration.ofMinutes(10),
          Duration.ofMinutes(31),
          Duration.ofMinutes(10),
          Duration.ofDays(5),
          Duration.ofHours(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(60),
          0.1,
          0.2);

  /** For API 2. */
  public static final PlanSettings V2 =
      new PlanSettings(
          Duration.ofMinutes(10),
          Duration.ZERO,
          Duration.ofMinutes(15),
          Duration.ofHours(24),
          Duration.ofHours(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(60),
          0.1,
          0.2);

  /**
   * How long a minute waits after a job that did not recover it.
   *
   * @param tries such jobs, this one among them
   * @param chance from 0 to 1
   */
  public Duration pause(int tries, double chance) {
    int doublings = Math.min(Math.max(tries - 1, 0), 16);
    Duration doubled = firstPause.multipliedBy(1L << doublings);
    Duration pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    return pause.plusMillis((long) (pause.toMillis() * jitter * chance));
  }
}

package dev.roost.replay.judgement;

import java.time.Duration;

/**
 * What a job is judged by.
 *
 * @param tail for so long nothing was replayed any more: X's word may overtake the last events
 * @param longestTail the tail's end after X's word at the latest
 * @param skew by how much clocks may differ
 * @param patience without X's word for so long, its word is taken for lost
 * @param perSecond how many events a second X replays at most. X's number
 */
public record JudgementSettings(
    Duration tail, Duration longestTail, Duration skew, Duration patience, int perSecond) {

  /** The defaults. */
  public static final JudgementSettings DEFAULTS =
      new JudgementSettings(
          Duration.ofSeconds(60),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(30),
          2_500);

  /** How long X's word is waited for: at least twice what X's highest rate would take. */
  Duration patience(long deliveries) {
    Duration twice = Duration.ofMillis(2_000L * deliveries / perSecond);
    return twice.compareTo(patience) > 0 ? twice : patience;
  }
}

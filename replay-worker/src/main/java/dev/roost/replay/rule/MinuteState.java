package dev.roost.replay.rule;

import java.time.Instant;

/** How far a minute is that was found not to be complete. */
public sealed interface MinuteState {

  /**
   * Something may be missing.
   *
   * @param tries replay jobs that did not recover it
   * @param notBefore it is not asked for again before
   */
  record Incomplete(int tries, Instant notBefore) implements MinuteState {}

  /**
   * A replay job is to bring it.
   *
   * @param job Roost's id of it
   * @param askedAt before X was asked
   * @param tries replay jobs before
   */
  record Replaying(String job, Instant askedAt, int tries) implements MinuteState {}

  /** All that X attempted is there. */
  record Recovered(String job, Instant askedAt) implements MinuteState {}

  /** All that X attempted is there; but it did not attempt all. Final. */
  record NotAttempted(String job, Instant askedAt) implements MinuteState {}

  /** It cannot be recovered. Final. */
  record Lost(Loss loss) implements MinuteState {}
}

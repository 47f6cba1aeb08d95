package dev.roost.replay.rule;

import java.time.Instant;
import java.util.Optional;

/** What Roost says about a minute of an endpoint. */
public enum Verdict {
  /** Evidence of it is not known, or not all of it. */
  NOT_YET_KNOWN,
  /** All that X attempted is out. */
  COMPLETE,
  /** Something may be missing. */
  INCOMPLETE,
  /** A replay is under way. */
  RECOVERING,
  /** Something may have been missing; all that X attempted is out. */
  RECOVERED,
  /** X did not attempt all. */
  NOT_ATTEMPTED,
  /** Something may be missing, and will be for ever. */
  LOST;

  /**
   * About one minute.
   *
   * @param since from when on there is evidence
   * @param found the minute, if it was found not to be complete
   */
  public static Verdict of(
      Minute minute, Instant since, Watermarks watermarks, Optional<IncompleteMinute> found) {
    return found
        .map(its -> of(its.state()))
        .orElseGet(() ->
            minute.start().isBefore(since) || !watermarks.decide(minute)
                ? NOT_YET_KNOWN
                : COMPLETE);
  }

  private static Verdict of(MinuteState state) {
    return switch (state) {
      case MinuteState.Incomplete _ -> INCOMPLETE;
      case MinuteState.Replaying _ -> RECOVERING;
      case MinuteState.Recovered _ -> RECOVERED;
      case MinuteState.NotAttempted _ -> NOT_ATTEMPTED;
      case MinuteState.Lost _ -> LOST;
    };
  }
}

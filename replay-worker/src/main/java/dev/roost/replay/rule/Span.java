package dev.roost.replay.rule;

import java.time.Instant;

/** From when to when something lasted. */
public sealed interface Span {

  /** When it began. */
  Instant from();

  /** It lasts. */
  record Open(Instant from) implements Span {}

  /** It ended. */
  record Closed(Instant from, Instant to) implements Span {}

  /**
   * The minutes it names, as far as they have begun.
   *
   * @param now until when an open one is taken to last
   */
  default Minutes minutes(Instant now) {
    return switch (this) {
      case Open open -> Minutes.around(open.from(), now);
      case Closed closed -> Minutes.around(closed.from(), closed.to());
    };
  }

  /** Whether any of it lies from one moment to another, both inclusive. */
  default boolean touches(Instant begin, Instant end) {
    return !from().isAfter(end)
        && switch (this) {
          case Open _ -> true;
          case Closed closed -> !closed.to().isBefore(begin);
        };
  }
}

package dev.roost.replay.window;

import dev.roost.admin.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * X's rules: whole minutes, the first 31 minutes to 5 days ago, the end at least 10 minutes ago,
 * and by X's advice two hours at most. Nothing is rounded: a window that is not the one that was
 * meant would look like a recovery.
 */
@ApplicationScoped
public class WindowRules {

  private final WindowConfig config;
  private final Clock clock;

  WindowRules(WindowConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** What X would have against a window now; empty if it takes it. */
  public Optional<Objection> objection(Window window) {
    return shape(window).or(() -> age(window, clock.instant()));
  }

  private Optional<Objection> shape(Window window) {
    Duration length = Duration.between(window.from(), window.to());
    if (!isMinute(window.from()) || !isMinute(window.to())) {
      return no(
          ProblemType.WINDOW_NOT_WHOLE_MINUTES,
          "X takes minutes, such as 2026-11-01T09:05:00Z. Begin at "
              + floor(window.from())
              + " and end at "
              + ceiling(window.to())
              + " to have all of it.");
    }
    if (!length.isPositive()) {
      return no(
          ProblemType.WINDOW_EMPTY, "from is its first minute, to the minute after its last one.");
    }
    if (length.compareTo(config.maxDuration()) > 0) {
      return no(
          ProblemType.WINDOW_TOO_LONG,
          "A window is at most "
              + text(config.maxDuration())
              + ": X advises no more, and a job that fails fails whole. Ask for it in parts, the next one"
              + " from "
              + window.from().plus(config.maxDuration())
              + ".");
    }
    return Optional.empty();
  }

  private Optional<Objection> age(Window window, Instant now) {
    Instant oldest = now.minus(config.maxAge());
    if (window.from().isBefore(oldest)) {
      return no(
          ProblemType.WINDOW_TOO_OLD,
          "X keeps what it attempted for "
              + text(config.maxAge())
              + ". What was attempted before "
              + ceiling(oldest)
              + " cannot be replayed any more. Ask for the rest from there.");
    }
    Instant allowed =
        latest(window.from().plus(config.fromAge()), window.to().plus(config.toAge()));
    if (allowed.isAfter(now)) {
      return no(
          ProblemType.WINDOW_TOO_RECENT,
          "A window begins at least "
              + text(config.fromAge())
              + " ago and ends at least "
              + text(config.toAge())
              + " ago. X can replay this one from "
              + ceiling(allowed)
              + " on. Ask again then.");
    }
    return Optional.empty();
  }

  private static Optional<Objection> no(ProblemType type, String detail) {
    return Optional.of(new Objection(type, detail));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean isMinute(Instant time) {
    return time.equals(floor(time));
  }

  private static Instant floor(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant ceiling(Instant time) {
    return isMinute(time) ? time : floor(time).plus(1, ChronoUnit.MINUTES);
  }

  private static String text(Duration duration) {
    return duration.toMinutes() % 1440 == 0 && !duration.isZero()
        ? duration.toDays() + " days"
        : duration.toMinutes() + " minutes";
  }
}

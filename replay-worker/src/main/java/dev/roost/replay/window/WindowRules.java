package dev.roost.replay.window;

import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState.Api;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * X's rules: whole minutes. Of API 1.1 the first is 31 minutes to 5 days ago, the end at least 10
 * minutes ago; of API 2 the past 24 hours. By X's advice two hours at most. Nothing is rounded: a
 * window that is not the one that was meant would look like a recovery.
 */
@ApplicationScoped
public class WindowRules {

  private final Map<Api, Limits> limits;
  private final Clock clock;

  WindowRules(WindowConfig config, Clock clock) {
    this.limits = Map.of(Api.V1_1, Limits.of(config), Api.V2, Limits.of(config.v2()));
    this.clock = clock;
  }

  private record Limits(Duration fromAge, Duration toAge, Duration maxAge, Duration maxDuration) {

    static Limits of(WindowConfig config) {
      return new Limits(config.fromAge(), config.toAge(), config.maxAge(), config.maxDuration());
    }

    static Limits of(WindowConfig.V2 config) {
      return new Limits(config.fromAge(), config.toAge(), config.maxAge(), config.maxDuration());
    }
  }

  /**
   * What X would have against a window now; empty if it takes it.
   *
   * @param api that of the webhook
   */
  public Optional<Objection> objection(Api api, Window window) {
    Limits its = Objects.requireNonNull(limits.get(api));
    return shape(its, window).or(() -> age(api, its, window, clock.instant()));
  }

  private static Optional<Objection> shape(Limits its, Window window) {
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
    if (length.compareTo(its.maxDuration()) > 0) {
      return no(
          ProblemType.WINDOW_TOO_LONG,
          "A window is at most "
              + text(its.maxDuration())
              + ": X advises no more, and a job that fails fails whole. Ask for it in parts, the next one"
              + " from "
              + window.from().plus(its.maxDuration())
              + ".");
    }
    return Optional.empty();
  }

  private static Optional<Objection> age(Api api, Limits its, Window window, Instant now) {
    Instant oldest = now.minus(its.maxAge());
    if (window.from().isBefore(oldest)) {
      return no(
          ProblemType.WINDOW_TOO_OLD,
          "Of a webhook of API "
              + api.wire()
              + " X keeps what it attempted for "
              + text(its.maxAge())
              + ". What was attempted before "
              + ceiling(oldest)
              + " cannot be replayed any more. Ask for the rest from there.");
    }
    Instant allowed = latest(window.from().plus(its.fromAge()), window.to().plus(its.toAge()));
    if (allowed.isAfter(now)) {
      return no(
          ProblemType.WINDOW_TOO_RECENT,
          tooRecent(api, its)
              + " X can replay this one from "
              + ceiling(allowed)
              + " on. Ask again then.");
    }
    return Optional.empty();
  }

  private static String tooRecent(Api api, Limits its) {
    return its.fromAge().isZero() && its.toAge().isZero()
        ? "A window of a webhook of API " + api.wire() + " does not reach into the future."
        : "A window of a webhook of API "
            + api.wire()
            + " begins at least "
            + text(its.fromAge())
            + " ago and ends at least "
            + text(its.toAge())
            + " ago.";
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
    long minutes = duration.toMinutes();
    if (minutes > 1440 && minutes % 1440 == 0) {
      return duration.toDays() + " days";
    }
    return minutes == 1440 ? "24 hours" : minutes + " minutes";
  }
}

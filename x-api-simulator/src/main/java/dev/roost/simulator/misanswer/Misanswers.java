package dev.roost.simulator.misanswer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.error.XErrorException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are wrong; what is absent is right.
 *
 * @param webhooks how much of the list of an app's webhooks is shown
 * @param subscribers how much of the list of a webhook's subscribers is shown
 * @param reset when {@code x-rate-limit-reset} says that a limit ends
 * @param unauthorized how many of the next calls with good credentials are refused with 401
 * @param unauthorizedCode X's code of these refusals, 32 unless set; 0 for none
 * @param rateLimited how many of the next calls with good credentials are refused with 429
 * @param unavailable how many of the next calls with good credentials are refused with 503
 * @param lostAnswers how many of the next calls that succeed are done, and their connection is
 *     closed instead of an answer
 * @param failedAnswers how many of the next calls that succeed are done and answered 500
 * @param lateAnswers how many of the next calls that succeed are done and answered late
 * @param lateMillis how late, in milliseconds; 11,000 unless set
 * @param paths what the paths of these next calls begin with; all paths where it is absent
 */
public record Misanswers(
    @Nullable Shown webhooks,
    @Nullable Shown subscribers,
    @Nullable Reset reset,
    @Nullable Integer unauthorized,
    @Nullable Integer unauthorizedCode,
    @Nullable Integer rateLimited,
    @Nullable Integer unavailable,
    @Nullable Integer lostAnswers,
    @Nullable Integer failedAnswers,
    @Nullable Integer lateAnswers,
    @Nullable Integer lateMillis,
    @Nullable List<String> paths) {

  /** Every answer is right. */
  static final Misanswers NONE =
      new Misanswers(null, null, null, null, null, null, null, null, null, null, null, null);

  private static final int LATE_MILLIS = 11_000;
  private static final int LATEST_MILLIS = 60_000;

  /** How much of a list is shown. */
  public enum Shown {
    /** All. */
    @JsonProperty("whole")
    WHOLE,
    /** All but the newest. */
    @JsonProperty("partial")
    PARTIAL,
    /** Nothing. */
    @JsonProperty("empty")
    EMPTY
  }

  /** When a rate limit is said to end. */
  public enum Reset {
    /** When it does. */
    @JsonProperty("right")
    RIGHT,
    /** An hour ago. */
    @JsonProperty("past")
    PAST,
    /** In the year 33658, the largest number of twelve digits. */
    @JsonProperty("far")
    FAR
  }

  /** What some of the next calls get. */
  enum Counted {
    UNAUTHORIZED,
    RATE_LIMITED,
    UNAVAILABLE,
    LOST,
    FAILED,
    LATE
  }

  /**
   * @throws XErrorException for a count that is negative
   */
  public Misanswers {
    paths = paths == null ? null : List.copyOf(paths);
    Stream.of(
            unauthorized,
            unauthorizedCode,
            rateLimited,
            unavailable,
            lostAnswers,
            failedAnswers,
            lateAnswers,
            lateMillis)
        .filter(Misanswers::isNegative)
        .findFirst()
        .ifPresent(number -> {
          throw XErrorException.unusable("a number of calls, of a code or of millis is 0 or more");
        });
    if (lateMillis != null && lateMillis > LATEST_MILLIS) {
      throw XErrorException.unusable("lateMillis is at most " + LATEST_MILLIS);
    }
  }

  private static boolean isNegative(@Nullable Integer number) {
    return number != null && number < 0;
  }

  int code() {
    return unauthorizedCode == null ? 32 : unauthorizedCode;
  }

  Duration late() {
    return Duration.ofMillis(lateMillis == null ? LATE_MILLIS : lateMillis);
  }

  /** Whether a call of that path is among those of which some get it, and one is left. */
  boolean meets(Counted counted, String path) {
    return left(counted) > 0 && (paths == null || paths.stream().anyMatch(path::startsWith));
  }

  /** The same with one such call less. */
  Misanswers oneLess(Counted counted) {
    return new Misanswers(
        webhooks,
        subscribers,
        reset,
        less(counted, Counted.UNAUTHORIZED, unauthorized),
        unauthorizedCode,
        less(counted, Counted.RATE_LIMITED, rateLimited),
        less(counted, Counted.UNAVAILABLE, unavailable),
        less(counted, Counted.LOST, lostAnswers),
        less(counted, Counted.FAILED, failedAnswers),
        less(counted, Counted.LATE, lateAnswers),
        lateMillis,
        paths);
  }

  private int left(Counted counted) {
    Integer left =
        switch (counted) {
          case UNAUTHORIZED -> unauthorized;
          case RATE_LIMITED -> rateLimited;
          case UNAVAILABLE -> unavailable;
          case LOST -> lostAnswers;
          case FAILED -> failedAnswers;
          case LATE -> lateAnswers;
        };
    return left == null ? 0 : left;
  }

  private static @Nullable Integer less(Counted taken, Counted mine, @Nullable Integer left) {
    return taken == mine && left != null ? Integer.valueOf(left - 1) : left;
  }
}

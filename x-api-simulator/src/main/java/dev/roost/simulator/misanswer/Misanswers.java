package dev.roost.simulator.misanswer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.error.XErrorException;
import java.time.Duration;
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
 * @param lostAnswers how many of the next calls that succeed are done, and their connection is
 *     closed instead of an answer
 * @param lateAnswers how many of the next calls that succeed are done and answered late
 * @param lateMillis how late, in milliseconds; 11,000 unless set
 */
public record Misanswers(
    @Nullable Shown webhooks,
    @Nullable Shown subscribers,
    @Nullable Reset reset,
    @Nullable Integer unauthorized,
    @Nullable Integer unauthorizedCode,
    @Nullable Integer rateLimited,
    @Nullable Integer lostAnswers,
    @Nullable Integer lateAnswers,
    @Nullable Integer lateMillis) {

  /** Every answer is right. */
  static final Misanswers NONE =
      new Misanswers(null, null, null, null, null, null, null, null, null);

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

  /**
   * @throws XErrorException for a count that is negative
   */
  public Misanswers {
    Stream.of(unauthorized, unauthorizedCode, rateLimited, lostAnswers, lateAnswers, lateMillis)
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

  int unauthorizedLeft() {
    return unauthorized == null ? 0 : unauthorized;
  }

  int code() {
    return unauthorizedCode == null ? 32 : unauthorizedCode;
  }

  int rateLimitedLeft() {
    return rateLimited == null ? 0 : rateLimited;
  }

  int lostAnswersLeft() {
    return lostAnswers == null ? 0 : lostAnswers;
  }

  int lateAnswersLeft() {
    return lateAnswers == null ? 0 : lateAnswers;
  }

  Duration late() {
    return Duration.ofMillis(lateMillis == null ? LATE_MILLIS : lateMillis);
  }

  Misanswers oneUnauthorizedLess() {
    return withCalls(unauthorizedLeft() - 1, rateLimited, lostAnswers, lateAnswers);
  }

  Misanswers oneRateLimitedLess() {
    return withCalls(unauthorized, rateLimitedLeft() - 1, lostAnswers, lateAnswers);
  }

  Misanswers oneLostAnswerLess() {
    return withCalls(unauthorized, rateLimited, lostAnswersLeft() - 1, lateAnswers);
  }

  Misanswers oneLateAnswerLess() {
    return withCalls(unauthorized, rateLimited, lostAnswers, lateAnswersLeft() - 1);
  }

  private Misanswers withCalls(
      @Nullable Integer refused,
      @Nullable Integer limited,
      @Nullable Integer lost,
      @Nullable Integer late) {
    return new Misanswers(
        webhooks, subscribers, reset, refused, unauthorizedCode, limited, lost, late, lateMillis);
  }
}

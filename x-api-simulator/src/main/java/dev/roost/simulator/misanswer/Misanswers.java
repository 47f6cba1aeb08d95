package dev.roost.simulator.misanswer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.error.XErrorException;
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
 */
public record Misanswers(
    @Nullable Shown webhooks,
    @Nullable Shown subscribers,
    @Nullable Reset reset,
    @Nullable Integer unauthorized,
    @Nullable Integer unauthorizedCode,
    @Nullable Integer rateLimited) {

  /** Every answer is right. */
  static final Misanswers NONE = new Misanswers(null, null, null, null, null, null);

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
    if (isNegative(unauthorized) || isNegative(unauthorizedCode) || isNegative(rateLimited)) {
      throw XErrorException.unusable("a number of calls or a code is 0 or more");
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

  Misanswers oneUnauthorizedLess() {
    return new Misanswers(
        webhooks, subscribers, reset, unauthorizedLeft() - 1, unauthorizedCode, rateLimited);
  }

  Misanswers oneRateLimitedLess() {
    return new Misanswers(
        webhooks, subscribers, reset, unauthorized, unauthorizedCode, rateLimitedLeft() - 1);
  }
}

package dev.roost.contracts.vault;

import org.jspecify.annotations.Nullable;

/**
 * What X answered to a call of the vault, whatever it was.
 *
 * @param status X's HTTP status
 * @param rateLimit what X says of its rate limit; absent where it says nothing
 * @param retryAfter X's {@code Retry-After}; absent where there is none
 * @param body X's body as text; empty where there is none
 */
public record CallAnswer(
    int status, @Nullable RateLimit rateLimit, @Nullable String retryAfter, String body) {

  /**
   * X's {@code x-rate-limit-*}; what cannot be read is absent.
   *
   * @param limit calls in a window
   * @param remaining calls left in this window
   * @param reset when X begins to count anew, in seconds since the epoch, as X says
   */
  public record RateLimit(
      @Nullable Integer limit, @Nullable Integer remaining, @Nullable Long reset) {}

  /** Nothing of the body. */
  @Override
  public String toString() {
    return "CallAnswer[status=" + status + "]";
  }
}

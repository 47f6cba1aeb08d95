package dev.roost.xapi.endpoint;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What X says of its rate limit with an answer, in {@code x-rate-limit-limit}, {@code
 * x-rate-limit-remaining} and {@code x-rate-limit-reset}; what cannot be read is absent.
 *
 * @param limit requests in a window, 1 at least
 * @param remaining requests left in this window
 * @param reset when X begins to count anew, as X says: in the past, perhaps, or in another age
 * @param exceeded whether X refused this request for its limit (429)
 */
public record RateLimitStatus(
    OptionalInt limit, OptionalInt remaining, Optional<Instant> reset, boolean exceeded) {

  /** From an answer's headers. */
  public static RateLimitStatus of(Answer answer) {
    return new RateLimitStatus(
        number(answer.limit(), 1),
        number(answer.remaining(), 0),
        answer.reset().flatMap(RateLimitStatus::time),
        answer.status() == 429);
  }

  /** Whether X said anything. */
  public boolean isEmpty() {
    return limit.isEmpty() && remaining.isEmpty() && reset.isEmpty() && !exceeded;
  }

  private static OptionalInt number(Optional<String> text, int least) {
    return text.filter(it -> it.matches("[0-9]{1,9}")).stream()
        .mapToInt(Integer::parseInt)
        .filter(it -> it >= least)
        .findFirst();
  }

  /** Twelve digits reach the year 33658; longer ones are no time. */
  private static Optional<Instant> time(String text) {
    return text.matches("[0-9]{1,12}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
        : Optional.empty();
  }
}

package dev.roost.subscriptions.limit;

import java.time.Duration;

/**
 * A limit is used up.
 *
 * @param limit which one
 * @param retryAfter how long until another try may succeed
 */
public record Limited(Limit limit, Duration retryAfter) {

  /** In whole seconds, at least one, as {@code Retry-After} wants it. */
  public long seconds() {
    return Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}

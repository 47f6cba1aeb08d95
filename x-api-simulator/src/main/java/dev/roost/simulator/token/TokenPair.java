package dev.roost.simulator.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An access token of OAuth 2.0, and what renews it.
 *
 * @param access good for {@code lifetime}
 * @param refresh good once, for the next pair; null where {@code offline.access} is not granted
 */
public record TokenPair(Grant grant, String access, @Nullable String refresh, Duration lifetime) {

  @Override
  public String toString() {
    return "TokenPair[" + grant + "]";
  }
}

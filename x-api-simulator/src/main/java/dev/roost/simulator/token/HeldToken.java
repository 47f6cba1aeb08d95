package dev.roost.simulator.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token of OAuth 2.0 that an app was given.
 *
 * @param expiresAt when an access token ends by itself; null for a refresh token, which does not
 */
public record HeldToken(Grant grant, State state, @Nullable Instant expiresAt) {

  /** What became of it. */
  public enum State {
    /** Nothing yet. */
    LIVE,
    /** A refresh token that brought another pair. */
    USED,
    /** The user or the app gave it back, or X took it. */
    REVOKED
  }

  static HeldToken access(Grant grant, Instant expiresAt) {
    return new HeldToken(grant, State.LIVE, expiresAt);
  }

  static HeldToken refresh(Grant grant) {
    return new HeldToken(grant, State.LIVE, null);
  }

  /** Whether it renews, and opens nothing. */
  public boolean isRefresh() {
    return expiresAt == null;
  }

  /** Whether it brought another pair. */
  public boolean isUsed() {
    return state == State.USED;
  }

  boolean isGoodAt(Instant now) {
    return state == State.LIVE && (expiresAt == null || expiresAt.isAfter(now));
  }

  HeldToken in(State next) {
    return new HeldToken(grant, next, expiresAt);
  }
}

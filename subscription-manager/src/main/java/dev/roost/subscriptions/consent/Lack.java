package dev.roost.subscriptions.consent;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a user's consent does not cover what is wanted. Nothing but another consent of the user
 * changes that, so that nothing is asked for again before.
 */
public enum Lack {
  /** The user left out a scope. */
  MISSING_SCOPE("missing-scope"),
  /** The user's tokens cannot be used or renewed any more. */
  RECONNECT_NEEDED("reconnect-needed");

  private final String wire;

  Lack(String wire) {
    this.wire = wire;
  }

  /** As it is stored and shown. */
  public String wire() {
    return wire;
  }

  /** As it is stored and shown; null where there is none. */
  public static @Nullable String wireOf(@Nullable Lack lack) {
    return lack == null ? null : lack.wire;
  }

  /** The one that is written so; empty for nothing, and for one of a later release. */
  public static Optional<Lack> of(@Nullable String wire) {
    return Arrays.stream(values()).filter(one -> one.wire.equals(wire)).findFirst();
  }
}

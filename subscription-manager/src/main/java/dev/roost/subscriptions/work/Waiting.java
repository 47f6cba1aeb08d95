package dev.roost.subscriptions.work;

import java.time.Instant;

/**
 * Work that was refused in a way that passes by itself, and is tried again.
 *
 * @param whose refusal it is
 * @param since when it was first refused
 */
public record Waiting(Whose whose, Instant since) {

  /** Who refuses. */
  public enum Whose {
    /** X. */
    X("x"),
    /** token-vault, which did not sign. */
    TOKEN_VAULT("token-vault");

    private final String wire;

    Whose(String wire) {
      this.wire = wire;
    }

    /** As it is stored and shown. */
    public String wire() {
      return wire;
    }

    static Whose of(String wire) {
      return wire.equals(X.wire) ? X : TOKEN_VAULT;
    }
  }
}

package dev.roost.contracts.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;

/**
 * What a {@link UserRevocation} did.
 *
 * @param outcome what became of the user's token
 */
public record RevocationOutcome(Outcome outcome) {

  /** What became of the user's token. */
  public enum Outcome {
    /** The vault's token of the user is erased. */
    REVOKED("revoked"),

    /** The vault held no live token of the user. */
    NONE("none"),

    /** The user connected again after that revocation, so it was ignored. */
    NEWER_TOKEN("newer-token");

    private static final WireNames<Outcome> NAMES = WireNames.of(values(), Outcome::wire);

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static Outcome of(String wire) {
      return NAMES.read(wire);
    }
  }
}

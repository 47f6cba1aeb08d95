package dev.roost.vault.user;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is left of a user who was disconnected.
 *
 * @param state {@code revoking} while X has not confirmed yet; {@code none} where nothing is left
 */
@Schema(
    examples =
        """
        {"state":"revoking"}
        """)
public record Disconnected(State state) {

  /** What is left. */
  @Schema(
      type = SchemaType.STRING,
      enumeration = {"revoking", "none"})
  public enum State {
    /** Out of use here, and X is still to be told. */
    REVOKING,
    /** Nothing. */
    NONE;

    /** As it is written. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

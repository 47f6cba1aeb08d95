package dev.roost.vault.bearer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an app's bearer.
 *
 * @param outcome {@code invalidated}, or {@code already-invalid} where X knew it as invalid
 * @param fingerprint of the bearer; whoever holds a copy can compute and compare it
 */
@Schema(
    examples =
        """
        {"app":"demo","outcome":"invalidated","fingerprint":"e9db54cafa3c8433"}
        """)
public record BearerInvalidation(String app, Outcome outcome, String fingerprint) {

  /** Whose doing it was. */
  @Schema(
      type = SchemaType.STRING,
      enumeration = {"invalidated", "already-invalid"})
  public enum Outcome {
    /** X has invalidated it now. */
    INVALIDATED,
    /** X gives another one already. */
    ALREADY_INVALID;

    /** As it is written. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

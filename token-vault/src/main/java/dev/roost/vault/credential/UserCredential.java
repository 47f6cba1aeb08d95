package dev.roost.vault.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * With which credential of a user X is called where a user's is needed and the caller names none:
 * X's pages say OAuth 2.0, and in the field OAuth 1.0a was seen to be taken, too, or alone.
 */
@Schema(
    type = SchemaType.STRING,
    enumeration = {"oauth2-user", "oauth1-user"})
public enum UserCredential {
  /** The user's OAuth 2.0 token. */
  OAUTH_2_USER("oauth2-user"),
  /** OAuth 1.0a with the user's token. */
  OAUTH_1_USER("oauth1-user");

  private static final WireNames<UserCredential> NAMES =
      WireNames.of(values(), UserCredential::text);

  private final String text;

  UserCredential(String text) {
    this.text = text;
  }

  /** As it is stored and written. */
  @JsonValue
  public String text() {
    return text;
  }

  /**
   * Reads what is written so.
   *
   * @throws IllegalArgumentException when it is none of these; the message quotes nothing
   */
  @JsonCreator
  public static UserCredential of(String text) {
    return NAMES.read(text);
  }
}

package dev.roost.vault.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of an import.
 *
 * @param line its number in the body, from 1; empty lines count
 * @param userId absent where the line names none
 * @param reason why it was refused; else absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"line":1,"userId":"2244994945","result":"imported"}
        """)
public record ImportedUser(
    int line, @Nullable String userId, Result result, @Nullable Reason reason) {

  /** The user's line was read, and this became of it. */
  static ImportedUser of(int line, String userId, Result result) {
    return new ImportedUser(line, userId, result, null);
  }

  /** The line was refused, and changed nothing. */
  static ImportedUser refused(int line, Optional<String> userId, Reason reason) {
    return new ImportedUser(line, userId.orElse(null), Result.REFUSED, reason);
  }

  /** How it ended. */
  @Schema(
      type = SchemaType.STRING,
      enumeration = {"imported", "unchanged", "refused"})
  public enum Result {
    /** The vault has it now. */
    IMPORTED,
    /** The vault had it already, or what became of it since. */
    UNCHANGED,
    /** The vault did not take it; the reason says why. */
    REFUSED;

    /** As it is written. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why a line is refused. */
  @Schema(
      type = SchemaType.STRING,
      enumeration = {
        "not-json",
        "invalid-user-id",
        "nothing-to-import",
        "invalid-oauth1",
        "invalid-oauth2",
        "no-oauth2-client",
        "already-connected",
        "ended"
      })
  public enum Reason {
    /** It is no JSON object of this form, has a member twice, or one that is unknown. */
    NOT_JSON,
    /** Its {@code userId} is missing, or no id of X. */
    INVALID_USER_ID,
    /** It has neither {@code oauth1} nor {@code oauth2}. */
    NOTHING_TO_IMPORT,
    /** Token or secret is missing, or cannot be X's. */
    INVALID_OAUTH1,
    /** The refresh token is missing or cannot be X's, or the scopes or the time are none. */
    INVALID_OAUTH2,
    /** The app has no OAuth 2.0 client, without which the tokens could not be renewed. */
    NO_OAUTH2_CLIENT,
    /** The vault has other credentials of the user, which work: they stay. */
    ALREADY_CONNECTED,
    /** The vault had this token, and it has ended since: the user was disconnected or revoked. */
    ENDED;

    /** As it is written: {@code already-connected}. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

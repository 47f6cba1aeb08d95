package dev.roost.contracts.vault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the vault make one call to X: {@code POST /api/v1/apps/{app}/calls}. For whatever is
 * authenticated by a header that is the credential itself: everything below {@code /2}, and the
 * bearer of version 1.1.
 *
 * @param operation X's operation, in lower case with hyphens: {@code create-webhook} below {@code
 *     /2}, {@code v1-list-webhooks} of version 1.1
 * @param parameters of the path and the query, by X's names, decoded; absent or empty for none
 * @param body the JSON object that X is sent; absent where the operation takes none
 * @param as with which credential; absent where the vault is to choose, by operation, event type
 *     and the app's setting
 * @param userId X's id of the user in whose name the call is made, where a user's credential is or
 *     may be chosen
 */
public record CallRequest(
    String operation,
    @Nullable Map<String, String> parameters,
    @Nullable Map<String, Object> body,
    @Nullable As as,
    @Nullable String userId) {

  /** With which credential a call is made. */
  public enum As {
    /** The app's bearer (OAuth 2.0, app-only). */
    BEARER("bearer"),

    /** OAuth 1.0a with the user's token. */
    OAUTH_1_USER("oauth1-user"),

    /** The user's OAuth 2.0 access token. No vault holds one yet. */
    OAUTH_2_USER("oauth2-user");

    private static final WireNames<As> NAMES = WireNames.of(values(), As::wire);

    private final String wire;

    As(String wire) {
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
    public static As of(String wire) {
      return NAMES.read(wire);
    }
  }
}

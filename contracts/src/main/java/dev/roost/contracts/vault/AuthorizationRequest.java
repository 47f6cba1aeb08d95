package dev.roost.contracts.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the Authorization header of exactly one request to X: {@code POST
 * /api/v1/apps/{app}/authorizations}.
 *
 * @param method the HTTP method in upper case
 * @param url the absolute address with its query, percent-encoded as it will be sent
 * @param form the parameters of a form body, decoded; absent or empty for none
 * @param as in whose name: {@link #APP_OWNER}, {@link #USER} or {@link #APP_ONLY}
 * @param userId X's id of the user; with {@link #USER} only
 * @param refused fingerprint of a bearer that X has just answered with 401, so that the vault gets
 *     another; with {@link #APP_ONLY} only
 */
public record AuthorizationRequest(
    String method,
    String url,
    @Nullable List<Field> form,
    String as,
    @Nullable String userId,
    @Nullable String refused) {

  /** OAuth 1.0a with the app owner's token. */
  public static final String APP_OWNER = "app-owner";

  /** OAuth 1.0a with a user's token. */
  public static final String USER = "user";

  /** The app's bearer token. */
  public static final String APP_ONLY = "app-only";

  /** One parameter of a form body, decoded. */
  public record Field(String name, String value) {}
}

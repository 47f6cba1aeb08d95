package dev.roost.contracts.vault;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why token-vault refuses a call of one of Roost's services: the {@code type} of its answer in RFC
 * 9457's form. A type is never renamed. What every service answers, such as 401, is not here.
 */
public enum VaultProblem {
  /** The vault stores no app of this name. */
  UNKNOWN_APP("unknown-app"),
  /** The vault has no token of this user for this app. */
  UNKNOWN_USER_TOKEN("unknown-user-token"),
  /** The handshake was dropped, has expired, never existed, or X refused to complete it. */
  UNKNOWN_HANDSHAKE("unknown-handshake"),
  /** The handshake is being completed by another request: X is being asked for the user's token. */
  HANDSHAKE_IN_PROGRESS("handshake-in-progress"),
  /** The request to X is not one that the calling service may make. */
  NOT_YOUR_REQUEST("not-your-request"),
  /** X wants the app owner's signature, and the app has no owner token. */
  NO_OWNER_TOKEN("no-owner-token"),
  /** The app has no consumer key and secret, so nothing can be signed. */
  NO_CONSUMER("no-consumer"),
  /** X rejected the vault's own request. */
  X_REFUSED("x-refused"),
  /** X gave the vault no usable response, before it was asked for what the caller wanted. */
  X_UNAVAILABLE("x-unavailable"),
  /** X was asked for what the caller wanted, and gave no answer: whether it acted is not known. */
  X_UNREACHABLE("x-unreachable"),
  /** The call takes a user's OAuth 2.0 token, and the vault holds none. */
  NO_OAUTH2_USER_TOKEN("no-oauth2-user-token"),
  /** The app has no OAuth 2.0 client id and secret, so no user can let it in by OAuth 2.0. */
  NO_OAUTH2_CLIENT("no-oauth2-client"),
  /** The user's OAuth 2.0 tokens cannot be used or renewed any more: only the user can help. */
  USER_MUST_RECONNECT("user-must-reconnect"),
  /** The user has not granted a scope that the call needs. */
  MISSING_SCOPE("missing-scope"),
  /** The user's access token is being renewed by another request. */
  TOKEN_REFRESH_IN_PROGRESS("token-refresh-in-progress");

  /** What every problem type of Roost begins with. */
  public static final String NAMESPACE = "urn:roost:problem:";

  private final String type;

  VaultProblem(String name) {
    this.type = NAMESPACE + name;
  }

  /** The value of {@code type}: a URN. */
  public String type() {
    return type;
  }

  /** The one with this {@code type}; empty for any other text. */
  public static Optional<VaultProblem> of(String type) {
    return Arrays.stream(values()).filter(one -> one.type.equals(type)).findFirst();
  }
}

package dev.roost.xapi.endpoint;

import java.util.OptionalInt;

/** X's endpoints for users who let an app in by OAuth 2.0. */
public enum OAuth2Endpoint implements Endpoint {
  /** Gives tokens for a code or a refresh token. */
  TOKEN("POST", "/2/oauth2/token", "HTTP Basic with the app's OAuth 2.0 client id and secret", 0),
  /** Ends an access or refresh token. */
  REVOKE("POST", "/2/oauth2/revoke", "HTTP Basic with the app's OAuth 2.0 client id and secret", 0),
  /** Says whose an access token is; the limit is each user's. */
  ME("GET", "/2/users/me", "the user's OAuth 2.0 token", 75);

  private final String method;
  private final String path;
  private final String takes;
  private final int limit;

  OAuth2Endpoint(String method, String path, String takes, int limit) {
    this.method = method;
    this.path = path;
    this.takes = takes;
    this.limit = limit;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String takes() {
    return takes;
  }

  /** {@link OAuthEndpoint} has names of its own. */
  @Override
  public String key() {
    return "OAUTH2_" + name();
  }

  @Override
  public OptionalInt limit() {
    return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
  }
}

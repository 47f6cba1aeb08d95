package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.Authentication.APP_OWNER;
import static dev.roost.xapi.endpoint.Authentication.BASIC;
import static dev.roost.xapi.endpoint.Authentication.BROWSER;
import static dev.roost.xapi.endpoint.Authentication.CONSUMER;
import static dev.roost.xapi.endpoint.Authentication.USER;

import java.util.OptionalInt;

/** X's OAuth endpoints. */
public enum OAuthEndpoint implements Endpoint {
  REQUEST_TOKEN("POST", "/oauth/request_token", CONSUMER),
  /** Asks for approval each time. */
  AUTHORIZE("GET", "/oauth/authorize", BROWSER),
  /** Does not ask who has approved before. */
  AUTHENTICATE("GET", "/oauth/authenticate", BROWSER),
  ACCESS_TOKEN("POST", "/oauth/access_token", Authentication.REQUEST_TOKEN),
  INVALIDATE_USER_TOKEN("POST", "/1.1/oauth/invalidate_token.json", USER),
  BEARER_TOKEN("POST", "/oauth2/token", BASIC),
  /** X's reference asks for the app owner's OAuth 1.0a, another page of X for Basic. */
  INVALIDATE_BEARER("POST", "/oauth2/invalidate_token", APP_OWNER);

  private final String method;
  private final String path;
  private final Authentication authentication;

  OAuthEndpoint(String method, String path, Authentication authentication) {
    this.method = method;
    this.path = path;
    this.authentication = authentication;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  /** How a request to it is authenticated. */
  public Authentication authentication() {
    return authentication;
  }

  @Override
  public String takes() {
    return authentication.inWords();
  }

  @Override
  public String key() {
    return name();
  }

  @Override
  public OptionalInt limit() {
    return OptionalInt.empty();
  }
}

package dev.roost.xapi.v2;

/** With what a call below {@code /2} is authenticated. */
public enum Credential {
  /** The app's bearer (OAuth 2.0, app-only). */
  BEARER("the app's bearer token (OAuth 2.0)"),
  /** A user's OAuth 2.0 access token. */
  OAUTH_2_USER("a user's OAuth 2.0 token"),
  /** OAuth 1.0a with a user's token. */
  OAUTH_1_USER("OAuth 1.0a with a user's token");

  private final String words;

  Credential(String words) {
    this.words = words;
  }

  /** What that is, to be part of a sentence. */
  public String inWords() {
    return words;
  }
}

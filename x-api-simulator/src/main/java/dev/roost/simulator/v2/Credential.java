package dev.roost.simulator.v2;

/** With what a call of version 2 is authenticated. */
public enum Credential {
  /** The app's bearer. */
  BEARER("OAuth 2.0 Application-Only"),
  /** A user's OAuth 2.0 access token. */
  OAUTH_2_USER("OAuth 2.0 User Context"),
  /** OAuth 1.0a with a user's token. */
  OAUTH_1_USER("OAuth 1.0a User Context");

  private final String words;

  Credential(String words) {
    this.words = words;
  }

  /** X's words for it. */
  String words() {
    return words;
  }

  /** Whether it stands for a user. */
  public boolean isUser() {
    return this != BEARER;
  }
}

package dev.roost.xapi.v2;

/** With what a call below {@code /2} is authenticated. */
public enum Credential {
  /** The app's bearer (OAuth 2.0, app-only). */
  BEARER,
  /** A user's OAuth 2.0 access token. */
  OAUTH_2_USER,
  /** OAuth 1.0a with a user's token. */
  OAUTH_1_USER
}

package dev.roost.xapi.endpoint;

/** The kinds of credentials X asks for, each endpoint for one of them. */
public enum Authentication {
  /** OAuth 1.0a with the app owner's token; X's docs and these pages call it A. */
  APP_OWNER,
  /** OAuth 1.0a with the token of the user whom it concerns: U. */
  USER,
  /** The app-only bearer token: B. */
  APP_ONLY,
  /** OAuth 1.0a with the app's key and secret alone. */
  CONSUMER,
  /** OAuth 1.0a with a request token. */
  REQUEST_TOKEN,
  /** HTTP Basic with the app's key and secret. */
  BASIC,
  /** None: a person's browser goes there. */
  BROWSER
}

package dev.roost.xapi.endpoint;

/** The kinds of credentials X asks for, each endpoint for one of them. */
public enum Authentication {
  /** OAuth 1.0a with the app owner's token; X's docs and these pages call it A. */
  APP_OWNER("OAuth 1.0a with the app owner's token"),
  /** OAuth 1.0a with the token of the user whom it concerns: U. */
  USER("OAuth 1.0a with the token of the user whom it concerns"),
  /** The app-only bearer token: B. */
  APP_ONLY("the app's bearer token (OAuth 2.0)"),
  /** OAuth 1.0a with the app's key and secret alone. */
  CONSUMER("OAuth 1.0a with the app's key and secret alone"),
  /** OAuth 1.0a with a request token. */
  REQUEST_TOKEN("OAuth 1.0a with the request token"),
  /** HTTP Basic with the app's key and secret. */
  BASIC("HTTP Basic with the app's key and secret"),
  /** None: a person's browser goes there. */
  BROWSER("a person's browser");

  private final String words;

  Authentication(String words) {
    this.words = words;
  }

  /** What that is, to be part of a sentence. */
  public String inWords() {
    return words;
  }
}

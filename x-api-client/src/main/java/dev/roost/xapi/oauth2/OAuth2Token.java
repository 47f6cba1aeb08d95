package dev.roost.xapi.oauth2;

/**
 * A user's access or refresh token of OAuth 2.0, as received. It is never printed: who reads it can
 * do what the user let the app do.
 */
public final class OAuth2Token {

  private final String text;

  private OAuth2Token(String text) {
    this.text = text;
  }

  /**
   * A token from its text.
   *
   * @throws IllegalArgumentException when it is not one word of printable ASCII, which a header
   *     could not carry
   */
  public static OAuth2Token of(String text) {
    if (!text.matches("[!-~]+")) {
      throw new IllegalArgumentException("A token is one word of printable ASCII.");
    }
    return new OAuth2Token(text);
  }

  /** The Authorization header; it <em>is</em> the token. */
  public String authorization() {
    return "Bearer " + text;
  }

  /** The text itself, for who stores it encrypted or must send it to X. Never log it. */
  public String exposed() {
    return text;
  }

  @Override
  public String toString() {
    return "OAuth2Token[hidden]";
  }
}

package dev.roost.xapi.oauth2;

/**
 * An app-only bearer token, as received. It may hold percent signs, which are sent as they are. It
 * is never printed: who reads it can do all the app can.
 */
public final class BearerToken {

  private final String text;

  private BearerToken(String text) {
    this.text = text;
  }

  /**
   * A bearer from its text.
   *
   * @throws IllegalArgumentException when it is not one word of printable ASCII, which a header
   *     could not carry
   */
  public static BearerToken of(String text) {
    if (!text.matches("[!-~]+")) {
      throw new IllegalArgumentException("A bearer token is one word of printable ASCII.");
    }
    return new BearerToken(text);
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
    return "BearerToken[hidden]";
  }
}

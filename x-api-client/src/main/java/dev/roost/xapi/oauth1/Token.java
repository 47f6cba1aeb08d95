package dev.roost.xapi.oauth1;

/**
 * A token for a user, or a request token on the way to one.
 *
 * @param value sent with each request; not printed
 * @param secret signs, and is never sent
 */
public record Token(String value, OAuthSecret secret) {

  @Override
  public String toString() {
    return "Token[hidden]";
  }
}

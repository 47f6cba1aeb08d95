package dev.roost.xapi.oauth2;

import static dev.roost.xapi.oauth1.PercentEncoding.encode;

import dev.roost.xapi.oauth1.Consumer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The Authorization header that {@code oauth2/token} wants: the app's key and secret; {@code
 * 2/oauth2/token} the client id and secret.
 */
public final class BasicAuthorization {

  private BasicAuthorization() {}

  /** The header; key and secret are percent-encoded before they are joined, as X asks for. */
  public static String of(Consumer app) {
    String pair = encode(app.key()) + ":" + encode(app.secret().exposed());
    byte[] ascii = pair.getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(ascii);
  }
}

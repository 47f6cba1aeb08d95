package dev.roost.ingest.keys;

import dev.roost.xapi.signature.SignatureFamily;
import dev.roost.xapi.signature.WebhookSecret;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one app.
 *
 * @param app the app's name at Roost
 * @param consumerSecrets live consumer secrets, the current one first; empty when the app has none
 *     on file
 * @param clientSecrets live OAuth 2.0 client secrets, the current one first; empty when the app has
 *     none on file
 * @param requireModern whether a delivery without the modern signature is refused
 */
public record AppKeys(
    String app,
    List<WebhookSecret> consumerSecrets,
    List<WebhookSecret> clientSecrets,
    boolean requireModern) {

  public AppKeys {
    consumerSecrets = List.copyOf(consumerSecrets);
    clientSecrets = List.copyOf(clientSecrets);
  }

  /** The live secrets of one family, the current one first. */
  public List<WebhookSecret> secrets(SignatureFamily family) {
    return switch (family) {
      case LEGACY -> consumerSecrets;
      case MODERN -> clientSecrets;
    };
  }

  /** All live secrets in the order X prefers them for a challenge: client secrets first. */
  public Stream<WebhookSecret> preferred() {
    return Stream.concat(clientSecrets.stream(), consumerSecrets.stream());
  }
}

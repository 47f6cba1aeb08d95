package dev.roost.vault.credential;

import dev.roost.vault.envelope.Secret;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an admin puts in for an app. What is left out stays as it is: nobody can read it to send it
 * again.
 *
 * @param consumer the API key and its secret; needed the first time
 * @param owner the access token of the app's owner
 * @param client the OAuth 2.0 client, where the app has one
 * @param requireModern whether deliveries with the legacy signature alone are refused
 * @param userCredential with which credential of a user private event types and the Account
 *     Activity API 2 are subscribed; {@code oauth2-user} until it is set
 */
@Schema(
    examples =
        """
        {"consumer":{"key":"xvz1evFS4wEEPTGEFPHBog","secret":"<from X's developer portal>"},
         "owner":{"token":"370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb","secret":"<...>"},
         "client":{"id":"TkxKaXNhc2RmZ2hqa2w6MTpjaQ","secret":"<...>"},
         "requireModern":false,"userCredential":"oauth1-user"}
        """)
public record AppCredentials(
    @Nullable Consumer consumer,
    @Nullable Owner owner,
    @Nullable Client client,
    @Nullable Boolean requireModern,
    @Nullable UserCredential userCredential) {

  /** The consumer key and secret. */
  public record Consumer(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret key,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /** The owner's access token and secret. */
  public record Owner(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret token,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /** The OAuth 2.0 client id and secret. */
  public record Client(
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret id,
      @Schema(implementation = String.class, writeOnly = true) @Nullable Secret secret) {}

  /** Those that were sent, each whole. */
  Map<SecretKind, Credential> sent() {
    Map<SecretKind, Credential> sent = new EnumMap<>(SecretKind.class);
    if (consumer != null) {
      sent.put(
          SecretKind.CONSUMER, Credential.checked("consumer", consumer.key(), consumer.secret()));
    }
    if (owner != null) {
      sent.put(SecretKind.OWNER, Credential.checked("owner", owner.token(), owner.secret()));
    }
    if (client != null) {
      sent.put(SecretKind.CLIENT, Credential.checked("client", client.id(), client.secret()));
    }
    return sent;
  }
}

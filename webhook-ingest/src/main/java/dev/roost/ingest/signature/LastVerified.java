package dev.roost.ingest.signature;

import dev.roost.contracts.webhook.WebhookState;
import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.webhooks.ServedWebhook;
import dev.roost.ingest.webhooks.WebhookName;
import dev.roost.xapi.signature.WebhookSecret;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Remembers, in memory only, the secret that verified this replica's last delivery of each webhook:
 * the best guess at the key X expects when it challenges without a signature. An app's webhooks can
 * differ: X may sign those of one API with the client secret and those of the other with the
 * consumer secret.
 *
 * <p>Only deliveries count. The signature of a challenge proves nothing: a challenge's answer is
 * one, and anybody can have a challenge's query signed.
 */
@Singleton
public class LastVerified {

  private final Map<WebhookName, Remembered> byWebhook = new ConcurrentHashMap<>();
  private final Map<String, WebhookSecret> byAppOfVersionOne = new ConcurrentHashMap<>();

  /** A delivery of this webhook was verified with this secret. */
  public void remember(ServedWebhook webhook, WebhookSecret secret) {
    Remembered last = byWebhook.get(webhook.name());
    if (last == null || !last.is(webhook, secret)) {
      byWebhook.put(webhook.name(), new Remembered(webhook.webhookId(), secret));
    }
    if (isVersionOne(webhook)) {
      rememberOfVersionOne(webhook.name().app(), secret);
    }
  }

  private void rememberOfVersionOne(String app, WebhookSecret secret) {
    WebhookSecret last = byAppOfVersionOne.get(app);
    if (last == null || !last.equals(secret)) {
      byAppOfVersionOne.put(app, secret);
    }
  }

  /**
   * The secret to answer an unsigned challenge with. That is the secret that verified the last
   * delivery of this very webhook, and not of one of X's that had its name before. Where there was
   * none: for version 1.1 the secret of the app's last delivery by that version, else the consumer
   * secret; for version 2, and while the version is not known, the client secret where one is on
   * file, else the consumer secret. A secret that is not live any more never answers.
   *
   * @return empty when the app has no secret
   */
  public Optional<WebhookSecret> forUnsignedChallenge(ServedWebhook webhook, AppKeys keys) {
    return Optional.ofNullable(byWebhook.get(webhook.name()))
        .filter(last -> last.webhookId().equals(webhook.webhookId()))
        .map(Remembered::secret)
        .filter(secret -> isLive(secret, keys))
        .or(() -> beforeItsFirstDelivery(webhook, keys));
  }

  private Optional<WebhookSecret> beforeItsFirstDelivery(ServedWebhook webhook, AppKeys keys) {
    if (!isVersionOne(webhook)) {
      return keys.preferred().findFirst();
    }
    return Optional.ofNullable(byAppOfVersionOne.get(keys.app()))
        .filter(secret -> isLive(secret, keys))
        .or(() -> inOrderOfVersionOne(keys).findFirst());
  }

  /** Who refuses deliveries without the modern signature knows that X signs with the new secret. */
  private static Stream<WebhookSecret> inOrderOfVersionOne(AppKeys keys) {
    return keys.requireModern()
        ? keys.preferred()
        : Stream.concat(keys.consumerSecrets().stream(), keys.clientSecrets().stream());
  }

  private static boolean isVersionOne(ServedWebhook webhook) {
    return webhook.api().filter(WebhookState.Api.V1_1::equals).isPresent();
  }

  private static boolean isLive(WebhookSecret secret, AppKeys keys) {
    return keys.preferred().anyMatch(secret::equals);
  }

  /**
   * What verified the last delivery.
   *
   * @param webhookId X's id of the webhook that delivered, as it was known then
   */
  private record Remembered(Optional<String> webhookId, WebhookSecret secret) {

    /** Whether there is nothing new to remember, which is so for nearly every delivery. */
    boolean is(ServedWebhook webhook, WebhookSecret other) {
      return secret.equals(other) && webhookId.equals(webhook.webhookId());
    }
  }
}

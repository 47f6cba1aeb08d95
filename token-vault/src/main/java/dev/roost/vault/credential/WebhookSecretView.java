package dev.roost.vault.credential;

import java.time.Instant;

/**
 * What may be seen of a webhook secret.
 *
 * @param id its name within the app: {@code consumer-2}
 * @param family {@code consumer} (legacy header) or {@code client} (modern header)
 * @param fingerprint of the secret
 * @param current whether it is the newest of its family, and answers challenges
 */
public record WebhookSecretView(
    String id, String family, String fingerprint, boolean current, Instant addedAt) {

  static WebhookSecretView of(StoredSecret row, boolean current) {
    String family = WebhookFamily.of(row.kind()).text();
    return new WebhookSecretView(
        family + "-" + row.row().version(), family, row.fingerprint(), current, row.addedAt());
  }
}

package dev.roost.vault.credential;

import dev.roost.vault.envelope.RowIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What may be seen of a webhook secret.
 *
 * @param id its name within the app: {@code consumer-2}
 * @param family {@code consumer} (legacy header) or {@code client} (modern header)
 * @param fingerprint of the secret
 * @param current whether it is the newest of its family, and answers challenges
 * @param lastVerified when it last verified a delivery, for each webhook of which it did
 */
public record WebhookSecretView(
    String id,
    String family,
    String fingerprint,
    boolean current,
    Instant addedAt,
    List<LastVerified> lastVerified) {

  public WebhookSecretView {
    lastVerified = List.copyOf(lastVerified);
  }

  static WebhookSecretView of(
      StoredSecret row, boolean current, Map<RowIdentity, List<LastVerified>> uses) {
    String family = WebhookFamily.of(row.kind()).text();
    return new WebhookSecretView(
        family + "-" + row.row().version(),
        family,
        row.fingerprint(),
        current,
        row.addedAt(),
        uses.getOrDefault(row.row(), List.of()));
  }
}

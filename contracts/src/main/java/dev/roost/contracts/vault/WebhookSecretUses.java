package dev.roost.contracts.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which webhook secrets verified deliveries since the last report of a replica of webhook-ingest:
 * {@code POST /api/v1/webhook-secret-uses}.
 *
 * @param uses one for each webhook and secret, at most {@value #LARGEST}
 */
public record WebhookSecretUses(@Nullable List<Use> uses) {

  /** How many uses one report holds at most: it stays below token-vault's limit for bodies. */
  public static final int LARGEST = 200;

  /**
   * A secret verified deliveries of a webhook.
   *
   * @param app the app's name at Roost
   * @param endpoint the webhook's name within the app
   * @param fingerprint of the secret: 16 hex digits
   * @param lastVerifiedAt when it did so last, ISO-8601
   */
  public record Use(
      @Nullable String app,
      @Nullable String endpoint,
      @Nullable String fingerprint,
      @Nullable String lastVerifiedAt) {}
}

package dev.roost.vaultclient;

import java.util.Optional;

/**
 * All apps' live webhook keys, as the vault has them.
 *
 * @param document the vault's JSON, secrets and all; empty while nothing changed since the tag that
 *     was sent
 * @param tag what to send next time
 */
public record WebhookKeys(Optional<byte[]> document, Optional<String> tag) {

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "WebhookKeys[" + tag.orElse("no tag") + "]";
  }
}

package dev.roost.ingest.keys;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vaultclient.VaultClient;
import dev.roost.vaultclient.WebhookKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The apps' keys as the vault last gave them; in memory only, kept while it is away. */
@Singleton
final class VaultKeys {

  private static final KeyedLogger LOG = KeyedLogger.of(VaultKeys.class);

  private final VaultClient vault;
  private volatile @Nullable Fetched fetched;

  VaultKeys(VaultClient vault) {
    this.vault = vault;
  }

  /** Whether they were ever fetched. */
  boolean fetched() {
    return fetched != null;
  }

  /** One app's keys, empty where the vault has none. */
  Optional<AppKeys> of(String app) {
    Fetched current = fetched;
    return current == null ? Optional.empty() : Optional.ofNullable(current.keys().get(app));
  }

  /**
   * Asks the vault once. A failure leaves the keys as they are.
   *
   * @return whether they changed
   */
  Uni<Boolean> fetch() {
    Fetched current = fetched;
    return vault
        .webhookKeys(current == null ? Optional.empty() : current.tag())
        .map(answer -> answer.document().map(json -> take(json, answer)).orElse(false));
  }

  private boolean take(byte[] json, WebhookKeys answer) {
    Map<String, AppKeys> keys = KeysDocument.parse(json);
    fetched = new Fetched(keys, answer.tag());
    LOG.info("Webhook keys fetched from token-vault", key("apps", keys.keySet()));
    return true;
  }

  private record Fetched(Map<String, AppKeys> keys, Optional<String> tag) {}
}

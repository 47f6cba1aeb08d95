package dev.roost.vaultclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where the vault is and how to show who asks. */
@ConfigMapping(prefix = "roost.vault-client")
public interface VaultClientConfig {

  /** The vault's address. */
  @WithDefault("http://token-vault:8083")
  URI url();

  /**
   * The service's own token; read for each call, since Kubernetes replaces it before it expires.
   */
  @WithDefault("/var/run/secrets/tokens/token-vault")
  Path tokenFile();

  /** For a whole answer. The vault may have to ask X first, which takes it up to ten seconds. */
  @WithDefault("12s")
  Duration timeout();

  /**
   * For a whole answer where the vault calls X. It asks X up to four times, for up to ten seconds
   * each: for a bearer, for what is wanted, and, where X does not take the bearer, for both again.
   */
  @WithDefault("45s")
  Duration callTimeout();
}

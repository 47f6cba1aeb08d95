package dev.roost.vault.envelope;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the master key comes from. */
@ConfigMapping(prefix = "roost.vault.master-key")
public interface MasterKeyConfig {

  /** The property's name, for the sentence that stops the start. */
  String FILE = "roost.vault.master-key.file";

  /** A Tink AEAD keyset in JSON, mode 600; a Kubernetes secret mounts as such a file. */
  Path file();
}

package dev.roost.vault.envelope;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the master key comes from, and how replicas tell each other which keys they know. */
@ConfigMapping(prefix = "roost.vault.master-key")
public interface MasterKeyConfig {

  /** The property's name, for the sentence that stops the start. */
  String FILE = "roost.vault.master-key.file";

  /** A Tink AEAD keyset in JSON, mode 600; a Kubernetes secret mounts as such a file. */
  Path file();

  /** How often a replica says which keys it knows; several times within the next one. */
  @WithDefault("5s")
  Duration announcementInterval();

  /**
   * How long a replica counts after it last said so, by the database's clock. One that ended
   * without a word keeps a new primary key from being used for that long.
   */
  @WithDefault("30s")
  Duration replicaTtl();

  /** What the replica's name begins with; in Kubernetes the pod's name. */
  @WithDefault("${HOSTNAME:token-vault}")
  String host();
}

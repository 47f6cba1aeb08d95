package dev.roost.vault.envelope;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What this replica is called: its host, and chance, so that each start has a name of its own. */
@Singleton
final class ReplicaName {

  private static final int RANDOM_BYTES = 4;

  private final String value;

  ReplicaName(MasterKeyConfig config) {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    this.value = config.host() + "-" + HexFormat.of().formatHex(random);
  }

  String value() {
    return value;
  }
}

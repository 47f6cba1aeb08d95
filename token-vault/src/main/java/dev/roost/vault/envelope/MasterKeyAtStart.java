package dev.roost.vault.envelope;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the master key before the first request is taken, and unwraps every data key once: a vault
 * with the wrong master key must not start and take in secrets under a second one, nor one whose
 * keyset lost a key that is still needed. A data key that was damaged is its app's trouble alone.
 * Blocking, on the thread that starts the service.
 */
@Singleton
final class MasterKeyAtStart {

  private final MasterKeyConfig config;
  private final MasterKey masterKey;

  MasterKeyAtStart(MasterKeyConfig config) {
    this.config = config;
    this.masterKey = MasterKey.read(config.file());
  }

  @Produces
  @Singleton
  MasterKey masterKey() {
    return masterKey;
  }

  void check(@Observes StartupEvent event, MasterKeyCheck check) throws SQLException {
    if (config.replicaTtl().compareTo(config.announcementInterval().multipliedBy(2)) < 0) {
      throw new ConfigurationException(
          "roost.vault.master-key.replica-ttl: it is at least twice"
              + " roost.vault.master-key.announcement-interval, else a replica that is slow once"
              + " is taken for gone.");
    }
    Map<String, Set<String>> lacking = check.join();
    if (!lacking.isEmpty()) {
      check.leave();
      throw new ConfigurationException(
          MasterKeyConfig.FILE
              + ": the keyset lacks keys that wrap data keys in the database: "
              + said(lacking)
              + ". Put them back beside the others; a key can be removed after the data keys of these"
              + " apps were rotated.");
    }
  }

  /** {@code key 123 for the apps demo, other; key 456 for the apps demo}. */
  static String said(Map<String, Set<String>> lacking) {
    return lacking.entrySet().stream()
        .map(key -> "key " + key.getKey() + " for the apps " + String.join(", ", key.getValue()))
        .collect(Collectors.joining("; "));
  }
}

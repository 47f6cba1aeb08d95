package dev.roost.vault.envelope;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Reads the master key before the first request is taken, and unwraps every data key once: a vault
 * with the wrong master key must not start and take in secrets under a second one. A data key that
 * was damaged is its app's trouble alone. Blocking, on the thread that starts the service.
 */
@Singleton
final class MasterKeyAtStart {

  private final MasterKey masterKey;

  MasterKeyAtStart(MasterKeyConfig config) {
    this.masterKey = MasterKey.read(config.file());
  }

  @Produces
  @Singleton
  MasterKey masterKey() {
    return masterKey;
  }

  void check(@Observes StartupEvent event, DataSource database, UnreadableSecrets unreadable)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet keys =
            statement.executeQuery("select app, version, wrapped from token_vault.data_key")) {
      while (keys.next()) {
        check(keys.getString("app"), keys.getInt("version"), keys.getBytes("wrapped"), unreadable);
      }
    }
  }

  private void check(String app, int version, byte[] wrapped, UnreadableSecrets unreadable) {
    try {
      masterKey.unwrap(app, version, wrapped);
    } catch (UnreadableSecretException e) {
      if (masterKey.hasKeyOf(wrapped)) {
        // The right master key: it is this row that was damaged, and other apps go on.
        unreadable.add(new RowIdentity(app, "data-key", "", version));
        return;
      }
      throw new ConfigurationException(
          MasterKeyConfig.FILE
              + ": this master key did not wrap the data key "
              + version
              + " of the app "
              + app
              + " in the database; put the key that did into the keyset, beside the new one.");
    }
  }
}

package dev.roost.vault.envelope;

import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MasterKeyAtStartTest {

  @Inject DataSource source;
  @Inject MasterKeyConfig config;
  @Inject MasterKey masterKey;
  @Inject UnreadableSecrets unreadable;

  @Test
  void anotherMasterKeyThanTheDatabasesStopsTheStart() throws Exception {
    putApp("locked");
    MasterKey other = MasterKey.read(Surroundings.masterKey());
    MasterKeyAtStart start = new MasterKeyAtStart(config);

    assertThatCode(() -> start.check(new StartupEvent(), check(masterKey)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> start.check(new StartupEvent(), check(other)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.file: ")
        .hasMessageMatching("(?s).* for the apps .*\\blocked\\b.*");
  }

  /** Of another replica, whose name is its own. */
  private MasterKeyCheck check(MasterKey key) {
    return new MasterKeyCheck(key, new ReplicaName(config), config, unreadable, source);
  }

  @Test
  void aDataKeyThatWasDamagedIsItsAppsTroubleAlone() throws SQLException {
    putApp("damaged");
    Database database = Database.of(source);
    database.run(
        "update token_vault.data_key set wrapped = set_byte(wrapped, length(wrapped) / 2, 255 - get_byte(wrapped, length(wrapped) / 2)) where app = 'damaged'");

    assertThatCode(() -> new MasterKeyAtStart(config).check(new StartupEvent(), check(masterKey)))
        .doesNotThrowAnyException();
    putApp("damaged");
    assertThat(
            asManager()
                .body("{\"callback\":\"https://connect.example.com/\"}")
                .post("/api/v1/apps/damaged/handshakes")
                .path("type")
                .toString())
        .doesNotContain("unreadable-secret");
    database.run("delete from token_vault.secret where app = 'damaged' and key_version = 1");
    database.run("delete from token_vault.data_key where app = 'damaged' and version = 1");
  }
}

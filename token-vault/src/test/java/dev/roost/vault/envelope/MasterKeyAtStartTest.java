package dev.roost.vault.envelope;

import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MasterKeyAtStartTest {

  @Inject DataSource source;
  @Inject MasterKeyConfig config;

  @Test
  void anotherMasterKeyThanTheDatabasesStopsTheStart() throws Exception {
    putApp("locked");
    Path other = Surroundings.masterKey();
    MasterKeyAtStart wrong = new MasterKeyAtStart(() -> other);
    MasterKeyAtStart right = new MasterKeyAtStart(config);

    assertThatCode(() -> right.check(new StartupEvent(), source)).doesNotThrowAnyException();
    assertThatThrownBy(() -> wrong.check(new StartupEvent(), source))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("roost.vault.master-key.file: ");
  }
}

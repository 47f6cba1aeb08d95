package dev.roost.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RenamedSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"roost.router.lag.every", "%prod.roost.router.lag.every"})
  void aPropertyByItsOldNameEndsTheStartAndTheNewNameIsNamed(String name) {
    ConfigSource file = new PropertiesConfigSource(Map.of(name, "1m"), "a file", 250);

    assertThatThrownBy(() -> started(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The setting roost.router.lag.every was renamed to roost.router.lag.check-interval (environment variable ROOST_ROUTER_LAG_CHECK_INTERVAL): set the new name and remove the old one.");
  }

  @Test
  void anEnvironmentVariableByItsOldNameEndsTheStartAndTheNewNameIsNamed() {
    ConfigSource environment =
        new EnvConfigSource(
            Map.of("ROOST_REPLAY_SUBMISSION_LEASE", "1m", "ROOST_OUTBOX_BATCH", "5"), 300);

    assertThatThrownBy(() -> started(environment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "roost.outbox.batch-size (environment variable ROOST_OUTBOX_BATCH_SIZE)");
  }

  @Test
  void presentNamesAreTaken() {
    ConfigSource file =
        new PropertiesConfigSource(Map.of("roost.router.lag.check-interval", "1m"), "a file", 250);

    SmallRyeConfig config = started(file);

    assertThat(config.getValue("roost.router.lag.check-interval", String.class)).isEqualTo("1m");
  }

  @Test
  void noOldNameIsThatOfAnotherSettingNow() {
    Renames renames = Renames.ofRoost();

    assertThat(renames.byVariable().values())
        .hasSizeGreaterThan(50)
        .allSatisfy(rename -> assertThat(renames.of(rename.to())).isEmpty());
  }

  private static SmallRyeConfig started(ConfigSource source) {
    return new SmallRyeConfigBuilder().withSources(source).addDiscoveredInterceptors().build();
  }
}

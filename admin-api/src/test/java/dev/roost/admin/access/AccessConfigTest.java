package dev.roost.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessConfigTest {

  @Test
  void severalAudiencesMayBeNamed() {
    AccessConfig config = with("roost,roost-token-vault");

    assertThat(config.people().audience())
        .containsExactly(new Audience("roost"), new Audience("roost-token-vault"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", " any ", "roost,any"})
  void anAudienceThatSwitchesTheCheckOffEndsTheStart(String audience) {
    assertThatThrownBy(() -> with(audience))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("name the audience of this service");
  }

  @Test
  void withoutAnAudienceNothingStarts() {
    assertThatThrownBy(() -> config(Map.of()))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("roost.access.people.audience");
  }

  private static AccessConfig with(String audience) {
    return config(Map.of("roost.access.people.audience", audience));
  }

  private static AccessConfig config(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("roost.access.people.issuer", "https://login.example.com");
    all.put("roost.access.people.public-key", "key");
    return new SmallRyeConfigBuilder()
        .withMapping(AccessConfig.class)
        .withSources(new PropertiesConfigSource(all, "test", 100))
        .build()
        .getConfigMapping(AccessConfig.class);
  }
}

package dev.roost.router.running;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The properties the service ships with, under those a test sets. */
final class ShippedConfig {

  private ShippedConfig() {}

  static RouterConfig with(Map<String, String> properties) {
    return all(properties).getConfigMapping(RouterConfig.class);
  }

  static SmallRyeConfig all(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(shipped())
        .withSources(new PropertiesConfigSource(properties, "test", 1_000))
        .withMapping(RouterConfig.class)
        .build();
  }

  private static PropertiesConfigSource shipped() {
    try {
      return new PropertiesConfigSource(
          ShippedConfig.class.getClassLoader().getResource("application.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.router.running;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;

/** The properties the service ships with, under those a test sets. */
final class ShippedConfig {

  private ShippedConfig() {}

  static RouterConfig with(Map<String, String> properties) throws IOException {
    return all(properties).getConfigMapping(RouterConfig.class);
  }

  static SmallRyeConfig all(Map<String, String> properties) throws IOException {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withSources(
            new PropertiesConfigSource(
                ShippedConfig.class.getClassLoader().getResource("application.properties")))
        .withSources(new PropertiesConfigSource(properties, "test", 1_000))
        .withMapping(RouterConfig.class)
        .build();
  }
}

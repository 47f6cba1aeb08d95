package dev.roost.router.running;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.Config;

/**
 * How Kafka is reached: every {@code kafka.*} property, or {@code KAFKA_*} environment variable,
 * that names a client setting, security included.
 */
@Singleton
public final class KafkaConnection {

  private static final String PREFIX = "kafka.";

  private final Map<String, Object> settings;

  /** From the properties at hand. */
  public KafkaConnection(Config config) {
    settings = new HashMap<>();
    for (String property : config.getPropertyNames()) {
      String name = property.toLowerCase(Locale.ROOT).replace('_', '.');
      // KAFKA_HOME, KAFKA_OPTS and the like are not for clients.
      if (name.startsWith(PREFIX) && isSetting(name)) {
        config
            .getOptionalValue(name, String.class)
            .or(() -> config.getOptionalValue(property, String.class))
            .ifPresent(value -> settings.put(name.substring(PREFIX.length()), value));
      }
    }
  }

  /** The settings by Kafka's own names. */
  public Map<String, Object> settings() {
    return Map.copyOf(settings);
  }

  private static boolean isSetting(String name) {
    return AdminClientConfig.configNames().contains(name.substring(PREFIX.length()));
  }
}

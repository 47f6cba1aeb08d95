package dev.roost.kafkaadmin.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of a Kafka client, from where an operator keeps them. */
final class ClientSettings {

  private static final String PREFIX = "KAFKA_";
  private static final Set<String> KNOWN = known();

  private ClientSettings() {}

  /**
   * What the environment sets, as Roost's services take it: {@code KAFKA_SASL_JAAS_CONFIG} is
   * {@code sasl.jaas.config}. Variables that name no setting of a client are left out.
   */
  static Map<String, String> of(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    environment.forEach((variable, value) -> {
      String name = setting(variable);
      if (variable.startsWith(PREFIX) && KNOWN.contains(name)) {
        settings.put(name, value);
      }
    });
    return settings;
  }

  /** What stands in a properties file. */
  static Map<String, String> of(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> settings = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private static String setting(String variable) {
    return variable
        .substring(Math.min(PREFIX.length(), variable.length()))
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(AdminClientConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    return known;
  }
}

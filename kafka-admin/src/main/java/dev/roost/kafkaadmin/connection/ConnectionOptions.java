package dev.roost.kafkaadmin.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which cluster a command is about, named as Kafka's own tools name it. An option wins over the
 * file, and the file over the environment.
 */
public final class ConnectionOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description =
          "The cluster. Without it: bootstrap.servers of the file, or"
              + " KAFKA_BOOTSTRAP_SERVERS.")
  private @Nullable String bootstrapServer;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "A client's settings (TLS, SASL) as a properties file. KAFKA_* variables that"
              + " name a client's setting count too: KAFKA_SASL_JAAS_CONFIG is sasl.jaas.config.")
  private @Nullable Path commandConfig;

  /**
   * The client's settings, {@code bootstrap.servers} among them.
   *
   * @throws ParameterException if no cluster is named or the file cannot be read
   */
  public Map<String, Object> settings() {
    return settings(System.getenv());
  }

  /**
   * The same from another environment.
   *
   * @throws ParameterException if no cluster is named or the file cannot be read
   */
  public Map<String, Object> settings(Map<String, String> environment) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.of(environment));
    if (commandConfig != null) {
      settings.putAll(read(commandConfig));
    }
    if (bootstrapServer != null) {
      settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
    }
    if (!settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
      throw refused(
          "No cluster is named: --bootstrap-server HOST:PORT, bootstrap.servers in the file of"
              + " --command-config, or KAFKA_BOOTSTRAP_SERVERS.");
    }
    return settings;
  }

  private Map<String, String> read(Path file) {
    if (!Files.isReadable(file)) {
      throw refused("--command-config: " + file + " cannot be read.");
    }
    try {
      return ClientSettings.of(file);
    } catch (IOException | IllegalArgumentException e) {
      throw refused("--command-config: " + file + " is no properties file: " + e.getMessage());
    }
  }

  private ParameterException refused(String why) {
    if (command == null) {
      throw new IllegalStateException(why);
    }
    return new ParameterException(command.commandLine(), why);
  }
}

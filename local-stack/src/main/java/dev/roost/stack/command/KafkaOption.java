package dev.roost.stack.command;

import dev.roost.contracts.principal.Principal;
import dev.roost.stack.state.PropertiesFile;
import dev.roost.stack.state.StackFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which Kafka a command is about: the stack's, or one that is named as Kafka's own tools name it.
 */
final class KafkaOption {

  @Mixin private final StateOption stack = new StateOption();

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "Another Kafka than that of the stack that is up.")
  private @Nullable String bootstrap;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "A client's settings, security for one, as a properties file.")
  private @Nullable Path config;

  /** A client's settings; empty where no stack is up and no Kafka is named. */
  Optional<Map<String, Object>> connection() throws IOException {
    Map<String, Object> settings = new HashMap<>();
    if (bootstrap == null) {
      Optional<StackFile> up = stack.running();
      if (up.isEmpty()) {
        return Optional.empty();
      }
      settings.putAll(up.get().kafka().client(Principal.DEAD_LETTERS.userName()));
    } else {
      settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    }
    if (config != null) {
      settings.putAll(PropertiesFile.read(config));
    }
    return Optional.of(settings);
  }
}

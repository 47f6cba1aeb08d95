package dev.roost.kafkaadmin.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class ConnectionOptionsTest {

  @TempDir Path directory;

  @Command(name = "tool")
  private static final class Tool {
    @Mixin ConnectionOptions connection = new ConnectionOptions();
  }

  @Test
  void anOptionWinsOverTheFileAndTheFileOverTheEnvironment() throws IOException {
    Path file = directory.resolve("admin.properties");
    Files.writeString(
        file,
        """
        bootstrap.servers=file:1
        security.protocol=SASL_SSL
        """);
    Map<String, String> environment =
        Map.of("KAFKA_BOOTSTRAP_SERVERS", "env:1", "KAFKA_SASL_JAAS_CONFIG", "jaas");

    Map<String, Object> all =
        options("--bootstrap-server=option:1", "--command-config=" + file).settings(environment);
    Map<String, Object> withoutOption = options("--command-config=" + file).settings(environment);

    assertThat(all)
        .containsEntry("bootstrap.servers", "option:1")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "jaas");
    assertThat(withoutOption).containsEntry("bootstrap.servers", "file:1");
    assertThat(options().settings(environment)).containsEntry("bootstrap.servers", "env:1");
  }

  @Test
  void aVariableThatNamesNoSettingIsLeftOut() {
    Map<String, String> environment =
        Map.of("KAFKA_BOOTSTRAP_SERVERS", "env:1", "KAFKA_HEAP_OPTS", "-Xmx1g", "PATH", "/bin");

    assertThat(options().settings(environment)).containsOnlyKeys("bootstrap.servers");
  }

  @Test
  void withoutAClusterItSaysHowToNameOne() {
    assertThatThrownBy(() -> options().settings(Map.of()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--bootstrap-server");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> options("--command-config=/nowhere").settings(Map.of()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("/nowhere");
  }

  private static ConnectionOptions options(String... arguments) {
    Tool tool = new Tool();
    var _ = new CommandLine(tool).parseArgs(arguments);
    return tool.connection;
  }
}

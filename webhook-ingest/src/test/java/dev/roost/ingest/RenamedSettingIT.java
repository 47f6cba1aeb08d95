package dev.roost.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, started with a setting by its old name. */
class RenamedSettingIT {

  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final String SENTENCE =
      "The setting %s was renamed to roost.ingest.keys.poll-interval (environment variable ROOST_INGEST_KEYS_POLL_INTERVAL): set the new name and remove the old one.";

  @TempDir private Path directory;

  @Test
  void anOldNameInApplicationPropertiesEndsTheStartWithOneSentence() throws Exception {
    Path file =
        Files.createDirectories(directory.resolve("config")).resolve("application.properties");
    Files.writeString(file, "roost.ingest.keys.poll-every=2s\n");

    String said = failsToStart(List.of(), Map.of());

    assertThat(said.strip()).endsWith(SENTENCE.formatted("roost.ingest.keys.poll-every"));
    assertThat(said).doesNotContain("SRCFG").doesNotContain("\tat ");
  }

  @Test
  void anOldNameAsSystemPropertyEndsTheStartWithOneSentence() throws Exception {
    List<String> options = List.of("-Droost.ingest.keys.poll-every=2s");

    String said = failsToStart(options, Map.of());

    assertThat(said.strip()).endsWith(SENTENCE.formatted("roost.ingest.keys.poll-every"));
    assertThat(said).doesNotContain("SRCFG").doesNotContain("\tat ");
  }

  @Test
  void anOldNameInTheEnvironmentEndsTheStartWithOneSentence() throws Exception {
    Map<String, String> environment = Map.of("ROOST_INGEST_KEYS_POLL_EVERY", "2s");

    String said = failsToStart(List.of(), environment);

    assertThat(said.strip()).endsWith(SENTENCE.formatted("ROOST_INGEST_KEYS_POLL_EVERY"));
    assertThat(said).doesNotContain("SRCFG").doesNotContain("\tat ");
  }

  private String failsToStart(List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    builder.command().addAll(options);
    builder.command().addAll(List.of("-jar", JAR.toString()));
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isNotZero();
      return Files.readString(output, UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }
}

package dev.roost.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No module's SQL names a table of another, in the sources of all modules. */
final class TableNamesTest {

  private static final Path MODULES = Path.of("..");

  private static final Pattern OUTBOX =
      Pattern.compile("(?i)\\b(from|into|update|join|table)\\s+(\\S+\\.)?outbox(_turn)?\\b");

  private static final Map<String, Pattern> SCHEMAS =
      Map.of(
          "token-vault", schema("token_vault"),
          "subscription-manager", schema("subscription_manager"),
          "replay-worker", schema("replay_worker"));

  /** Applied before the library had migrations of its own; they are never changed. */
  private static final List<String> APPLIED_COPIES =
      List.of(
          "token-vault/src/main/resources/db/migration/V5__outbox.sql",
          "subscription-manager/src/main/resources/db/migration/V2__outbox.sql",
          "replay-worker/src/main/resources/db/migration/V2__outbox.sql");

  @Test
  void theTablesOfTheOutboxAreNamedByTheOutboxAlone() throws IOException {
    List<String> naming =
        sources()
            .filter(source -> !source.startsWith("outbox/") && contains(source, OUTBOX))
            .toList();

    assertThat(naming).containsExactlyInAnyOrderElementsOf(APPLIED_COPIES);
  }

  /** Measures what PostgreSQL takes of a signature, without the vault, and locks an app. */
  private static final String MEASURED = "benchmarks/src/main/java/dev/roost/bench/vault/";

  @ParameterizedTest
  @ValueSource(strings = {"token-vault", "subscription-manager", "replay-worker"})
  void theTablesOfAServiceAreNamedByTheServiceAlone(String service) throws IOException {
    Pattern tables = Objects.requireNonNull(SCHEMAS.get(service));

    List<String> naming =
        sources()
            .filter(source -> !source.startsWith(MEASURED) && contains(source, tables))
            .toList();

    assertThat(naming).isNotEmpty().allMatch(source -> source.startsWith(service + "/"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          select 1 from replay_worker.outbox w, true
          DELETE FROM outbox,                   true
          UPDATE ${flyway:defaultSchema}.outbox_turn SET epoch = 1, true
          import dev.roost.outbox.Outbox;,      false
          roost.outbox.schema=replay_worker,    false
          what comes from the outbox,           false
          """)
  void aTableIsToldFromAnythingElseOfThatName(String line, boolean table) {
    assertThat(OUTBOX.matcher(line).find()).isEqualTo(table);
  }

  private static Pattern schema(String name) {
    return Pattern.compile("\\b" + name + "\\.[a-z_]+");
  }

  /** Main code and SQL of all modules, by their path from the root of the project. */
  private static Stream<String> sources() throws IOException {
    try (Stream<Path> modules = Files.list(MODULES)) {
      return modules
          .map(module -> module.resolve("src/main"))
          .filter(Files::isDirectory)
          .flatMap(TableNamesTest::sourcesIn)
          .toList()
          .stream();
    }
  }

  private static Stream<String> sourcesIn(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(file -> MODULES.relativize(file).toString())
          .filter(source -> source.endsWith(".java") || source.endsWith(".sql"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(String source, Pattern pattern) {
    try {
      return pattern.matcher(Files.readString(MODULES.resolve(source))).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

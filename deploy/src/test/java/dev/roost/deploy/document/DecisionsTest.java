package dev.roost.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decision records have one form, and their list is complete. */
class DecisionsTest {

  private static final Path DIRECTORY = Path.of("../docs/adr");
  private static final List<String> SECTIONS =
      List.of("## Context", "## Decision", "## Consequences", "## Rejected alternatives");
  private static final int MOST_WORDS = 700;

  private final List<MarkdownFile> records = records();

  @Test
  void eachHasANumberOfItsOwn() {
    assertThat(records).hasSizeGreaterThan(18);
    assertThat(records).extracting(DecisionsTest::number).doesNotHaveDuplicates();
  }

  @Test
  void eachHasANumberedTitleAndAStatus() {
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(record.lines().getFirst()).startsWith("# %d. ".formatted(number(record)));
          assertThat(record.lines().get(2))
              .matches("Status: (accepted, \\w+ \\d{4}|superseded by .+)\\.");
        });
  }

  @Test
  void eachHasTheSameSections() {
    assertThat(records)
        .allSatisfy(record ->
            assertThat(record.lines().stream().filter(line -> line.startsWith("#")).skip(1))
                .as(record.path().toString())
                .containsExactlyElementsOf(SECTIONS));
  }

  @Test
  void noneIsLongerThanAPage() {
    assertThat(records)
        .allSatisfy(record ->
            assertThat(String.join(" ", record.lines()).split("\\s+"))
                .as(record.path().toString())
                .hasSizeLessThan(MOST_WORDS));
  }

  @Test
  void theListHasEachInOrderAndNoOther() {
    List<String> expected =
        records.stream()
            .map(record -> "| [%d](%s) |".formatted(number(record), record.path().getFileName()))
            .toList();

    List<String> listed =
        MarkdownFile.read(DIRECTORY.resolve("README.md")).lines().stream()
            .filter(line -> line.startsWith("| ["))
            .map(line -> line.substring(0, line.indexOf('|', 1) + 1))
            .toList();

    assertThat(listed).containsExactlyElementsOf(expected);
  }

  private static int number(MarkdownFile record) {
    return Integer.parseInt(record.path().getFileName().toString().substring(0, 4));
  }

  private static List<MarkdownFile> records() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{4}-[a-z0-9.-]+\\.md"))
          .sorted()
          .map(MarkdownFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Markdown file of the repository. */
class DocumentsTest {

  private static final int LONGEST_LINE = 400;

  private final List<MarkdownFile> files = MarkdownFile.all();

  @Test
  void theRepositorysDocumentsAreFound() {
    assertThat(files)
        .extracting(MarkdownFile::path)
        .contains(
            Path.of("../README.md"),
            Path.of("../docs/architecture.md"),
            Path.of("../deploy/README.md"));
  }

  @Test
  void noLineOutsideOfATableIsTooLongToScan() {
    assertThat(files).flatMap(file -> file.proseLongerThan(LONGEST_LINE).toList()).isEmpty();
  }

  @Test
  void everyLinkToAFileLeadsToOne() {
    assertThat(files).flatMap(file -> file.deadLinks().toList()).isEmpty();
  }
}

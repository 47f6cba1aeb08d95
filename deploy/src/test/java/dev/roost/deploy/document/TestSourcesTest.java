package dev.roost.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the source of every test, whichever module it is in. */
class TestSourcesTest {

  private static final Path ROOT = Path.of("..");
  private static final String AWAITILITY = "org.awaitility." + "Awaitility";

  /** A test that waits ten seconds at most is red on a slow day; {@code Waits.await} is not. */
  @Test
  void noneWaitsByAwaitilitysOwnDefault() {
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(200);
    assertThat(sources)
        .filteredOn(source -> text(source).contains(AWAITILITY))
        .as(
            "tests that import Awaitility's await instead of dev.roost.testsupport.clock.Waits.await")
        .isEmpty();
  }

  private static List<Path> sources() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(TestSourcesTest::javaFiles)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

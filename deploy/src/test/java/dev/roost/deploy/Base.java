package dev.roost.deploy;

import dev.roost.deploy.manifest.Kustomization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What operators build on: {@code kubernetes/base}. */
final class Base {

  static final Path DIRECTORY = Path.of("kubernetes/base");

  private Base() {}

  static Kustomization kustomization() {
    return Kustomization.in(DIRECTORY);
  }

  /** A copy in which one place of one file reads differently. */
  static Path spoilt(Path copy, String file, String stands, String instead) {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path each : files.toList()) {
        Files.copy(each, copy.resolve(each.getFileName()));
      }
      Path spoilt = copy.resolve(file);
      String before = Files.readString(spoilt);
      if (!before.contains(stands)) {
        throw new IllegalArgumentException(file + " has no " + stands);
      }
      int at = before.indexOf(stands);
      Files.writeString(
          spoilt, before.substring(0, at) + instead + before.substring(at + stands.length()));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

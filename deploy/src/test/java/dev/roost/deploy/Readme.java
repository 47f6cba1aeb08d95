package dev.roost.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the README tells operators. */
final class Readme {

  private static final String FENCE = "```";
  private static final String BASE = "../roost/deploy/kubernetes/base";

  private Readme() {}

  static String text() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kustomization it shows, as it would stand in this directory. */
  static String ownKustomization(Path directory) {
    String text = text();
    int begin = text.indexOf("\n", text.indexOf(FENCE + "yaml")) + 1;
    String shown = text.substring(begin, text.indexOf(FENCE, begin));
    if (!shown.contains(BASE)) {
      throw new IllegalStateException("the README's kustomization does not name " + BASE);
    }
    Path base = Base.DIRECTORY.toAbsolutePath();
    return shown.replace(BASE, directory.toAbsolutePath().relativize(base).toString());
  }
}

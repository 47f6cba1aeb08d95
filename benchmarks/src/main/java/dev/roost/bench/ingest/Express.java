package dev.roost.bench.ingest;

import dev.roost.bench.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The contestant on Node.js, which not every machine has. */
final class Express {

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "server.mjs");
  private static final int INSTALL_SECONDS = 120;

  private Express() {}

  /** Installs what it needs; whether it can be started. Says why where it cannot. */
  static boolean installed(Path root, Progress progress) throws InterruptedException {
    try {
      Path home = Files.createDirectories(home(root));
      for (String file : FILES) {
        Files.copy(
            root.resolve("benchmarks/express").resolve(file),
            home.resolve(file),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Path log = home.resolve("npm.log");
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) && npm.exitValue() == 0) {
        return true;
      }
      npm.destroyForcibly();
      progress.line("without express: npm ci failed, its log is " + log);
    } catch (IOException e) {
      progress.line("without express: there is no Node.js with npm (%s)".formatted(e.getMessage()));
    }
    return false;
  }

  static List<String> command(Path root, int port, String bootstrap) {
    return List.of(
        "node", home(root).resolve("server.mjs").toString(), Integer.toString(port), bootstrap);
  }

  private static Path home(Path root) {
    return root.resolve("benchmarks/target/express");
  }
}

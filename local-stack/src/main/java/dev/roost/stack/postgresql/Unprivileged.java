package dev.roost.stack.postgresql;

import dev.roost.stack.process.StartFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root, and in a container one often is. In a user namespace of its
 * own, which knows no root, it runs as somebody to whom the same files belong.
 */
final class Unprivileged {

  private static final List<String> IN_A_NAMESPACE = List.of("unshare", "-U");
  private static final int SECONDS = 10;

  private Unprivileged() {}

  /** What to put before a command: nothing, unless this is root. */
  static List<String> prefix() throws StartFailedException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (!succeeds("unshare", "-U", "true")) {
      throw new StartFailedException(
          "PostgreSQL does not run as root, and this system does not let root start it as somebody"
              + " else (unshare -U failed): run ./roost as another user.");
    }
    return IN_A_NAMESPACE;
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}

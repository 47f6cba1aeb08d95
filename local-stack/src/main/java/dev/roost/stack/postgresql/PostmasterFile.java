package dev.roost.stack.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code postmaster.pid}, in which a server says that it is there.
 *
 * @param path where it is
 */
record PostmasterFile(Path path) {

  private static final int STATUS_LINE = 7;

  /** Whether the server says that it takes connections. */
  boolean saysReady() {
    try {
      List<String> lines = Files.readAllLines(path);
      return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Forgets a server that was killed. Its pid may be somebody else's by now, and the next server
   * would believe that one to be its twin. Only for who has seen that no server runs.
   */
  void forget() throws IOException {
    Files.deleteIfExists(path);
  }
}

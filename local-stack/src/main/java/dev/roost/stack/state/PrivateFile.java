package dev.roost.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that others read while we write: whole or not at all, and for the owner only. */
public final class PrivateFile {

  private PrivateFile() {}

  /**
   * Replaces the file in one step; readers see the old content or the new. Mode 600. Directories
   * that are missing are made, mode 700.
   */
  public static void write(Path file, byte[] content) throws IOException {
    var all = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(file.getParent(), all);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp", mode);
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

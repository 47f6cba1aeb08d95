package dev.roost.stack.postgresql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path. Each stack has its own copy: by the path of
 * its program one tells a stack's database processes from all others, whatever they call
 * themselves.
 *
 * @param home where they are
 */
record ServerPrograms(Path home) {

  /** The server. */
  Path postgres() {
    return home.resolve("bin/postgres");
  }

  /** Makes a data directory. */
  Path initdb() {
    return home.resolve("bin/initdb");
  }

  /** Unpacks them where they are missing; whole or not at all. */
  void unpack() throws IOException {
    if (Files.exists(postgres())) {
      return;
    }
    Path fresh = Files.createTempDirectory(home.getParent(), ".server");
    try (InputStream packed = packed()) {
      unpack(packed, fresh);
    }
    Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static InputStream packed() throws IOException {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64");
    boolean mac = system.startsWith("Mac");
    // A Mac with ARM runs the other kind, too: no second archive of 70 MB for it.
    String archive =
        (mac ? "/postgres-darwin-" : "/postgres-linux-") + (arm && !mac ? "arm_64" : "x86_64");
    return Optional.ofNullable(ServerPrograms.class.getResourceAsStream(archive + ".txz"))
        .orElseThrow(() ->
            new IOException("there is no PostgreSQL for %s on %s here".formatted(system, machine)));
  }

  static void unpack(InputStream packed, Path to) throws IOException {
    var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = to.resolve(entry.getName()).normalize();
      if (!path.startsWith(to)) {
        throw new IOException("an entry outside of the archive: " + entry.getName());
      }
      unpack(entry, tar, path);
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      // May be run by whoever may run the stack.
      boolean program = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}

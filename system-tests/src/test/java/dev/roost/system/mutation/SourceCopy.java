package dev.roost.system.mutation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A copy of all sources of a checkout. What was built from it stays, and only what differs is
 * copied anew, with the time of copying: so Maven compiles what was changed, and no more.
 */
record SourceCopy(Path checkout, Path copy) {

  private static final Set<String> NOT_COPIED =
      Set.of("target", ".git", ".roost", "node_modules", ".idea", ".vscode");

  /** Makes it equal to the checkout. */
  void renew() throws IOException {
    Files.createDirectories(copy);
    copyWhatDiffers();
    deleteWhatIsGone();
  }

  private void copyWhatDiffers() throws IOException {
    Files.walkFileTree(
        checkout,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path to = copy.resolve(checkout.relativize(file));
            if (!Files.exists(to) || Files.mismatch(file, to) >= 0) {
              Files.createDirectories(to.getParent());
              Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
              to.toFile().setExecutable(Files.isExecutable(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void deleteWhatIsGone() throws IOException {
    Files.walkFileTree(
        copy,
        new Visitor() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!Files.exists(checkout.resolve(copy.relativize(file)))) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Sources alone. */
  private static class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return NOT_COPIED.contains(directory.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }
  }
}

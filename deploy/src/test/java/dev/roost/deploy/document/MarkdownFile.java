package dev.roost.deploy.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the repository.
 *
 * @param path from this module's directory
 * @param lines its lines, without their ends
 */
record MarkdownFile(Path path, List<String> lines) {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

  /** All of the repository, except in directories that are built or hidden. */
  static List<MarkdownFile> all() {
    List<MarkdownFile> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes unused) {
              return isSource(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              if (file.toString().endsWith(".md")) {
                files.add(read(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isSource(Path directory) {
    String name = directory.getFileName().toString();
    return directory.equals(ROOT)
        || !(name.startsWith(".") || name.equals("target") || name.equals("node_modules"));
  }

  static MarkdownFile read(Path path) {
    try {
      return new MarkdownFile(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines outside of tables that are longer than this, as {@code file:line: length}. */
  Stream<String> proseLongerThan(int characters) {
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> !lines.get(i).startsWith("|") && lines.get(i).length() > characters)
        .map(i -> "%s:%d: %d".formatted(path, i + 1, lines.get(i).length()));
  }

  /** Its links to files that do not exist, as {@code file -> target}. */
  Stream<String> deadLinks() {
    return lines.stream()
        .flatMap(line -> LINK.matcher(line).results().map(link -> link.group(1)))
        .filter(target -> !target.contains(":"))
        .filter(target -> !Files.exists(path.resolveSibling(target)))
        .map(target -> path + " -> " + target);
  }
}

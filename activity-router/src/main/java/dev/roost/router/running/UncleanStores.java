package dev.roost.router.running;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stores that a killed process was writing to. They may hold what was never committed, so
 * Streams deletes and restores them in any case, but one by one and while other tasks run, each
 * time giving up a transaction. Deleted before it starts, they cost the same and disturb nobody.
 */
final class UncleanStores {

  private static final KeyedLogger LOG = KeyedLogger.of(UncleanStores.class);

  /** What Streams locks for as long as a process uses the directory. */
  private static final String LOCK = ".lock";

  /** Streams takes it away while a task writes, and leaves it to standby stores. */
  private static final String CHECKPOINT = ".checkpoint";

  private UncleanStores() {}

  /**
   * Deletes them, unless another process uses the directory.
   *
   * @param application the directory of an application id
   * @return how many tasks had one
   */
  static int delete(Path application) {
    Path lock = application.resolve(LOCK);
    if (!Files.exists(lock)) {
      return 0;
    }
    try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock ours = file.tryLock()) {
      if (ours == null) {
        LOG.warn(
            "State directory is in use by another process, no store is deleted",
            key("directory", application));
        return 0;
      }
      List<Path> unclean = unclean(application);
      for (Path task : unclean) {
        deleteAll(task);
      }
      if (!unclean.isEmpty()) {
        LOG.info(
            "Stores were not closed by the previous process and are restored from Kafka",
            key("stores", unclean.size()));
      }
      return unclean.size();
    } catch (OverlappingFileLockException e) {
      LOG.warn(
          "State directory is in use by this process, no store is deleted",
          key("directory", application));
      return 0;
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(e, "Stores that were not closed could not be deleted");
      return 0;
    }
  }

  private static List<Path> unclean(Path application) throws IOException {
    try (Stream<Path> all = Files.list(application)) {
      return all.filter(path -> path.getFileName().toString().matches("\\d+_\\d+"))
          .filter(Files::isDirectory)
          .filter(task -> !Files.exists(task.resolve(CHECKPOINT)))
          .toList();
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package dev.roost.system.fault;

import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The broker's data on a small filesystem of its own, in memory, that can be filled to its end. */
public final class SmallDisk implements RunningStack.Below {

  private static final int MEBIBYTES = 192;
  private static final int CHUNK = 64 * 1024;

  private @Nullable Path data;

  /** Whether this machine lets us mount one: that takes root, and a kernel that is asked nicely. */
  public static boolean possible() {
    try {
      Path probe = Files.createTempDirectory("roost-disk");
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
      if (mounted) {
        run("umount", probe.toString());
      }
      Files.delete(probe);
      return mounted;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<String> prepare(Path state) throws IOException {
    Path place = state.resolve("kafka-1/data");
    Files.createDirectories(place);
    if (!run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "tmpfs", place.toString())) {
      throw new IOException("the small disk could not be mounted on " + place);
    }
    data = place;
    return List.of();
  }

  /** Writes until nothing more fits; how many bytes that took. */
  public long fill() {
    long written = 0;
    try (OutputStream out = Files.newOutputStream(filler())) {
      byte[] chunk = new byte[CHUNK];
      while (true) {
        out.write(chunk);
        written += chunk.length;
      }
    } catch (IOException full) {
      Progress.say("the broker's disk is full after %d more bytes".formatted(written));
      return written;
    }
  }

  /** Gives back what {@link #fill} took. */
  public void free() {
    try {
      Files.delete(filler());
      Progress.say("the broker's disk has room again");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void undo() throws IOException {
    Path place = data;
    if (place != null && !run("umount", place.toString())) {
      throw new IOException("the small disk is still mounted on " + place);
    }
  }

  private Path filler() {
    // Beside the topics' directories; Kafka leaves alone what is no directory.
    return Objects.requireNonNull(data, "not prepared").resolve("filler");
  }

  private static boolean run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.roost.testsupport.clock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The wall clock of another process that runs Apache Kafka on the class path of this one: {@link
 * ClockAgent} is there, and a change takes effect at once.
 */
public final class ProcessClock {

  private final Path agent;
  private final Path offset;

  private ProcessClock(Path agent, Path offset) {
    this.agent = agent;
    this.offset = offset;
  }

  /** A clock that shows the machine's time until it is shifted; its files are in the directory. */
  public static ProcessClock in(Path directory) {
    ProcessClock clock =
        new ProcessClock(directory.resolve("clock-agent.jar"), directory.resolve("clock-offset"));
    clock.writeAgent();
    clock.shift(Duration.ZERO);
    return clock;
  }

  /** The option of {@code java} for the process. */
  public String javaOption() {
    return "-javaagent:" + agent + "=" + offset;
  }

  /** Sets it ahead of the machine's by this much, or behind where negative. */
  public void shift(Duration ahead) {
    ByteBuffer millis = ByteBuffer.allocate(Long.BYTES).putLong(0, ahead.toMillis());
    try (FileChannel file =
        FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(millis, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The class itself is found on the class path.
  private void writeAgent() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", ClockAgent.class.getName());
    try (OutputStream file = Files.newOutputStream(agent);
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.testsupport.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports that nothing listens on. */
public final class FreePort {

  /**
   * Below those that Linux (32768) and others (49152) give to clients, since a connection of
   * somebody else could take one before the server listens, and below those of {@code ./roost up}.
   */
  private static final int FIRST = 10_000;

  private static final int LAST = 19_999;
  private static final int TRIES = 10_000;

  /** Within this time a server listens, or never. */
  private static final Duration TAKEN_FOR = Duration.ofMinutes(10);

  private FreePort() {}

  /**
   * A port that is free now, for a server that must know its port before it starts; no other test
   * on this machine is given it within ten minutes. A server that can listen on port 0 should do
   * that instead.
   *
   * @throws IllegalStateException when there is none
   * @throws UncheckedIOException when nothing can be written to the directory for temporary files
   */
  public static int find() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      if (isFree(port) && take(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, LAST));
  }

  private static boolean isFree(int port) {
    return isFree(new InetSocketAddress(port))
        && isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean isFree(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Tests of several modules run at the same time, each in a process of its own. */
  private static boolean take(int port) {
    Path taken =
        Path.of(System.getProperty("java.io.tmpdir"), "roost-test-ports", Integer.toString(port));
    try {
      Files.createDirectories(taken.getParent());
      if (isOld(taken)) {
        Files.deleteIfExists(taken);
      }
      Files.createFile(taken);
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOld(Path taken) throws IOException {
    return Files.exists(taken)
        && Files.getLastModifiedTime(taken).toInstant().isBefore(Instant.now().minus(TAKEN_FOR));
  }
}

package dev.roost.stack.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** That a supervisor runs on this state directory; the system releases it however it dies. */
public final class StackLock implements AutoCloseable {

  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock; empty where another supervisor has it. */
  public static Optional<StackLock> take(StateDirectory state) throws IOException {
    FileChannel channel =
        FileChannel.open(state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new StackLock(channel));
  }

  /** Whether a supervisor has it now. */
  public static boolean isTaken(StateDirectory state) throws IOException {
    Optional<StackLock> lock = take(state);
    if (lock.isEmpty()) {
      return true;
    }
    lock.get().close();
    return false;
  }

  private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

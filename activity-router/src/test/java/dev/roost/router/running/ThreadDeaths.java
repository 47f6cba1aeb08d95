package dev.roost.router.running;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stream threads of this process that died, as the router's log tells. */
final class ThreadDeaths extends Handler implements AutoCloseable {

  private final Logger router = Logger.getLogger(RunningRouter.class.getName());
  private final Queue<String> dead = new ConcurrentLinkedQueue<>();

  ThreadDeaths() {
    router.addHandler(this);
  }

  /** What each died of. */
  List<String> causes() {
    return List.copyOf(dead);
  }

  @Override
  public void publish(LogRecord record) {
    if (Objects.requireNonNullElse(record.getMessage(), "").startsWith("A stream thread died")) {
      dead.add(cause(record.getThrown()));
    }
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    router.removeHandler(this);
  }

  private static String cause(@Nullable Throwable thrown) {
    return String.valueOf(thrown);
  }
}

package dev.roost.stack.issuer;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps the files with tokens fresh for as long as the stack is up. */
public final class RefreshJob implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Issuers issuers;
  private final Consumer<String> complaints;

  /**
   * A job that has not begun.
   *
   * @param complaints is told, in a sentence, when a file cannot be written; it is tried again
   */
  public RefreshJob(Issuers issuers, Consumer<String> complaints) {
    this.issuers = issuers;
    this.complaints = complaints;
  }

  /** Writes the first tokens, and looks after them from then on. */
  public void start() throws IOException {
    issuers.refresh();
    // By the clock on the wall, looked at often: a laptop that slept finds its tokens out of date.
    var _ = timer.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
  }

  private void refresh() {
    try {
      issuers.refresh();
    } catch (IOException e) {
      complaints.accept("a token could not be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

package dev.roost.subscriptions.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do, as operators see it.
 *
 * @param task what
 * @param attempts how often it was tried in vain
 * @param nextTryAt when it is tried next
 */
public record WorkView(String task, int attempts, Instant nextTryAt) {

  /** Of this work; nothing when nothing is left. */
  public static @Nullable WorkView of(Work work) {
    String task = work.task();
    Instant next = work.nextTryAt();
    return task == null || next == null ? null : new WorkView(task, work.attempts(), next);
  }
}

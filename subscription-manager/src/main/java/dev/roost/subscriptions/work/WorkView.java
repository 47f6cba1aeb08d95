package dev.roost.subscriptions.work;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do, as operators see it.
 *
 * @param task what
 * @param attempts how often it was tried in vain
 * @param nextTryAt when it is tried next
 * @param waiting absent unless X or the vault refuses it in a way that passes by itself
 */
public record WorkView(
    String task, int attempts, Instant nextTryAt, @Nullable WaitingView waiting) {

  /**
   * A refusal that passes by itself, and is waited out.
   *
   * @param whose {@code x} or {@code token-vault}
   * @param since when it was first refused
   */
  @Schema(name = "Waiting")
  public record WaitingView(String whose, Instant since) {

    private static @Nullable WaitingView of(@Nullable Waiting waiting) {
      return waiting == null ? null : new WaitingView(waiting.whose().wire(), waiting.since());
    }
  }

  /** Of this work; nothing when nothing is left. */
  public static @Nullable WorkView of(Work work) {
    String task = work.task();
    Instant next = work.nextTryAt();
    return task == null || next == null
        ? null
        : new WorkView(task, work.attempts(), next, WaitingView.of(work.waiting()));
  }
}

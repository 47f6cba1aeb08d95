package dev.roost.simulator.delivery;

import dev.roost.simulator.fault.Mischief;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An attempt while it lasts: takes the times, and ends once. Used on the loop only. */
final class Trip {

  private final int n;
  private final Mischief mischief;
  private final Instant at = Clock.systemUTC().instant();
  private final long begunAt = System.nanoTime();
  private final List<Consumer<Attempt>> whenEnded = new ArrayList<>();
  private Runnable started;
  private @Nullable Long sentAt;
  private boolean ended;

  /**
   * An attempt that begins now.
   *
   * @param n 1 for the first of a delivery
   * @param mischief what goes wrong with it on purpose
   * @param started run once: when the first byte is about to be written, or at the end if it never
   *     is
   */
  Trip(int n, Mischief mischief, Runnable started) {
    this.n = n;
    this.mischief = mischief;
    this.started = started;
  }

  /** What X does wrong with it on purpose. */
  Mischief mischief() {
    return mischief;
  }

  /** When it began. */
  Instant at() {
    return at;
  }

  void whenEnded(Consumer<Attempt> task) {
    whenEnded.add(task);
  }

  /** The connection is there and the next thing is the first byte. */
  void sending() {
    sentAt = System.nanoTime();
  }

  /**
   * The request, or its first part, is handed to the connection: the next of the lane may follow.
   */
  void sent() {
    Runnable once = started;
    started = () -> {};
    once.run();
  }

  /** The end; whatever comes after the first is ignored. */
  void end(Outcome outcome, @Nullable Integer status) {
    if (!ended) {
      ended = true;
      @Nullable Mischief fault = mischief == Mischief.NONE ? null : mischief;
      Attempt attempt =
          new Attempt(n, begunAt, sentAt, System.nanoTime(), at, status, outcome, fault);
      whenEnded.forEach(task -> task.accept(attempt));
      sent();
    }
  }

  boolean isOver() {
    return ended;
  }
}

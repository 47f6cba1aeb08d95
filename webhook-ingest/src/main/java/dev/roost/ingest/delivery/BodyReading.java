package dev.roost.ingest.delivery;

import dev.roost.ingest.publish.ByteBudget;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Gathers one request's body within the limits; what is beyond them is refused, not held. */
final class BodyReading {

  private final int largest;
  private final ByteBudget budget;
  private @Nullable Buffer first;
  private @Nullable Buffer joined;
  private long held;

  BodyReading(int largest, ByteBudget budget) {
    this.largest = largest;
    this.budget = budget;
  }

  /** What adding bytes led to. */
  enum Progress {
    FINE,
    TOO_LARGE,
    NO_ROOM
  }

  /** Whether a body of this declared length can be read at all. */
  boolean admits(long declaredLength) {
    return declaredLength <= largest;
  }

  Progress add(Buffer chunk) {
    if (held + chunk.length() > largest) {
      return Progress.TOO_LARGE;
    }
    if (!budget.take(chunk.length())) {
      return Progress.NO_ROOM;
    }
    held += chunk.length();
    join(chunk);
    return Progress.FINE;
  }

  // X's bodies mostly come in one piece, which need not be copied to be joined.
  private void join(Buffer chunk) {
    if (first == null) {
      first = chunk;
      return;
    }
    if (joined == null) {
      joined = Buffer.buffer().appendBuffer(first);
    }
    joined.appendBuffer(chunk);
  }

  byte[] bytes() {
    if (joined != null) {
      return joined.getBytes();
    }
    return first == null ? new byte[0] : first.getBytes();
  }

  /** Gives the budget back; may be called more than once. */
  void release() {
    budget.giveBack(held);
    held = 0;
  }
}

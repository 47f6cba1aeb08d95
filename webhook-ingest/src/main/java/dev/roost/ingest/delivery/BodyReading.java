package dev.roost.ingest.delivery;

import dev.roost.ingest.publish.ByteBudget;
import io.vertx.core.buffer.Buffer;

/** Gathers one request's body within the limits; what is beyond them is refused, not held. */
final class BodyReading {

  private final int largest;
  private final ByteBudget budget;
  private final Buffer body = Buffer.buffer();
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
    body.appendBuffer(chunk);
    return Progress.FINE;
  }

  byte[] bytes() {
    return body.getBytes();
  }

  /** Gives the budget back; may be called more than once. */
  void release() {
    budget.giveBack(held);
    held = 0;
  }
}

package dev.roost.ingest.publish;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on bytes held at once; taking never waits. */
public final class ByteBudget {

  private final long limit;
  private final AtomicLong held = new AtomicLong();

  /** A budget of this many bytes. */
  public ByteBudget(long limit) {
    this.limit = limit;
  }

  /** Takes the bytes if all of them fit, else none. */
  public boolean take(long bytes) {
    if (held.addAndGet(bytes) <= limit) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  /** Gives back what was taken. */
  public void giveBack(long bytes) {
    held.addAndGet(-bytes);
  }

  /** How many bytes are held now. */
  public long held() {
    return held.get();
  }
}

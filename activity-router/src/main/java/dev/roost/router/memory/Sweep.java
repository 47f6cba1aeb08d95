package dev.roost.router.memory;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what is older than the horizon, a few entries at a time, round and round:
 *
 * <pre>
 *   |--- forgotten or kept ---|cursor|--- still to be looked at ---|
 * </pre>
 *
 * Between rounds it rests until the oldest identity it saw can be due.
 */
public final class Sweep {

  /**
   * How much of it is done when.
   *
   * @param rememberedFor how long an identity is remembered
   * @param entries most entries looked at in one step
   * @param time longest time one step takes
   */
  public record Limits(Duration rememberedFor, int entries, Duration time) {}

  private final KeyValueStore<byte[], byte[]> store;
  private final Limits limits;
  private final LongSupplier nanoTime;

  private byte @Nullable [] cursor;
  private long oldest;
  private long nothingDueBefore = Long.MIN_VALUE;

  /**
   * Over the store of one task.
   *
   * @param nanoTime a clock for durations, as {@link System#nanoTime()}
   */
  public Sweep(KeyValueStore<byte[], byte[]> store, Limits limits, LongSupplier nanoTime) {
    this.store = store;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /**
   * Does one step.
   *
   * @param now the time in milliseconds, best the earlier of two clocks: one that jumps ahead alone
   *     then makes nobody forgotten
   * @return how many identities were forgotten
   */
  public int step(long now) {
    if (cursor == null) {
      if (now < nothingDueBefore) {
        return 0;
      }
      // What comes in during the round, behind the cursor, arrives now or later.
      oldest = now;
    }
    return walk(now - limits.rememberedFor().toMillis());
  }

  private int walk(long horizon) {
    long until = nanoTime.getAsLong() + limits.time().toNanos();
    int forgotten = 0;
    try (KeyValueIterator<byte[], byte[]> entries = store.range(cursor, null)) {
      for (int looked = 0; entries.hasNext(); looked++) {
        if (looked == limits.entries() || (looked > 0 && nanoTime.getAsLong() - until >= 0)) {
          cursor = entries.peekNextKey();
          return forgotten;
        }
        forgotten += look(entries.next(), horizon) ? 1 : 0;
      }
    }
    cursor = null;
    nothingDueBefore = oldest + limits.rememberedFor().toMillis();
    return forgotten;
  }

  private boolean look(KeyValue<byte[], byte[]> entry, long horizon) {
    long arrivedAt = Memory.arrivedAt(entry.value);
    if (arrivedAt < horizon) {
      store.delete(entry.key);
      return true;
    }
    oldest = Math.min(oldest, arrivedAt);
    return false;
  }
}

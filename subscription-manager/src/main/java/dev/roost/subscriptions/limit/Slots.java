package dev.roost.subscriptions.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** So many at a time for each key. Keys are kept, so they are names of what exists. */
final class Slots {

  private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  private final int max;

  /**
   * @param max how many at a time
   */
  Slots(int max) {
    this.max = max;
  }

  /** Takes one; false where all are taken. Each that is taken is given back. */
  boolean take(String key) {
    return of(key).getAndUpdate(now -> Math.min(now + 1, max)) < max;
  }

  /** Gives one back. */
  void giveBack(String key) {
    of(key).decrementAndGet();
  }

  private AtomicInteger of(String key) {
    return taken.computeIfAbsent(key, _ -> new AtomicInteger());
  }
}

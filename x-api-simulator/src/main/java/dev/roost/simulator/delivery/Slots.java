package dev.roost.simulator.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds what is on its way at the same time; who waits is served in order. Used on the loop only.
 */
final class Slots {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Slots(int size) {
    this.free = size;
  }

  void take(Runnable task) {
    if (free == 0) {
      waiting.add(task);
    } else {
      free--;
      task.run();
    }
  }

  void release() {
    Runnable next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.run();
    }
  }
}

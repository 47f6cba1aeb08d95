package dev.roost.replay.world;

import java.util.PriorityQueue;

/** What happens when, in milliseconds since the world's beginning. */
final class Agenda {

  private record Item(long at, long number, Runnable what) implements Comparable<Item> {

    @Override
    public int compareTo(Item other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Item> items = new PriorityQueue<>();
  private long now;
  private long number;

  long now() {
    return now;
  }

  void at(long time, Runnable what) {
    items.add(new Item(Math.max(time, now), number++, what));
  }

  void in(long delay, Runnable what) {
    at(now + delay, what);
  }

  /** Lets time pass. */
  void runTo(long time) {
    for (Item item = items.peek(); item != null && item.at() <= time; item = items.peek()) {
      items.poll();
      now = item.at();
      item.what().run();
    }
    now = time;
  }
}

package dev.roost.simulator.calls;

import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The last calls, the oldest forgotten first. */
@Singleton
final class CallLog implements Forgetful {

  /** Far more than X's rate limits let through in the life of a test. */
  private static final int LIMIT = 10_000;

  private final Deque<Seen> calls = new ArrayDeque<>();
  private long count;

  synchronized void add(LongFunction<Seen> numbered) {
    calls.addLast(numbered.apply(++count));
    if (calls.size() > LIMIT) {
      calls.removeFirst();
    }
  }

  synchronized List<Seen> after(long seq) {
    return calls.stream().filter(call -> call.seq() > seq).toList();
  }

  @Override
  public synchronized void forget() {
    calls.clear();
    count = 0;
  }
}

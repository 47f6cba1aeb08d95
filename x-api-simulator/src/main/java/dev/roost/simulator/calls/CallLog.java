package dev.roost.simulator.calls;

import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The last calls, the oldest forgotten first, and the number of all. */
@Singleton
final class CallLog implements Forgetful {

  /** Far more than X's rate limits let through in the life of a test. */
  private static final int LIMIT = 10_000;

  /** Far more than there are programs; one that calls itself otherwise each time takes no more. */
  private static final int MOST_ORIGINS = 1_000;

  private static final String OTHERS = "(others)";

  private final Deque<Seen> calls = new ArrayDeque<>();
  private final Map<Origin, Long> counts = new TreeMap<>();
  private long count;

  synchronized void add(LongFunction<Seen> numbered) {
    Seen seen = numbered.apply(++count);
    calls.addLast(seen);
    if (calls.size() > LIMIT) {
      calls.removeFirst();
    }
    counts.merge(origin(seen), 1L, Long::sum);
  }

  /** All calls that were ever answered, by credentials and client, in the order of their names. */
  synchronized List<CallCount> counts() {
    return counts.entrySet().stream()
        .map(it -> new CallCount(it.getKey().as(), it.getKey().userAgent(), it.getValue()))
        .toList();
  }

  synchronized List<Seen> after(long seq) {
    return calls.stream().filter(call -> call.seq() > seq).toList();
  }

  @Override
  public synchronized void forget() {
    calls.clear();
    counts.clear();
    count = 0;
  }

  private Origin origin(Seen seen) {
    Origin origin = new Origin(seen.as(), seen.userAgent());
    boolean isOneTooMany = counts.size() >= MOST_ORIGINS && !counts.containsKey(origin);
    return isOneTooMany ? new Origin(seen.as(), OTHERS) : origin;
  }

  /** From where a call came. */
  private record Origin(String as, String userAgent) implements Comparable<Origin> {

    @Override
    public int compareTo(Origin other) {
      return Comparator.comparing(Origin::as).thenComparing(Origin::userAgent).compare(this, other);
    }
  }
}

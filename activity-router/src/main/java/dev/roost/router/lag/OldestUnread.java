package dev.roost.router.lag;

import dev.roost.router.lag.DeliveryLog.Found;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Finds when the oldest unread delivery arrived. Kafka tells the first record since a time, not the
 * time of a record, so the time is halved until the record before it is the last that was read:
 *
 * <pre>
 *   from ......... middle ......... to
 *   first since middle is unread and before: go left; already read: go right
 * </pre>
 */
record OldestUnread(
    Function<Map<Integer, Long>, CompletionStage<Map<Integer, Found>>> firstSince, long now) {

  // The log keeps three days; what is older by some mistake is old enough to be told.
  private static final Duration FARTHEST = Duration.ofDays(8);
  private static final long PRECISION_MS = 10_000;

  /** Its age in milliseconds, right to ten seconds; 0 where nothing older than that waits. */
  CompletionStage<Long> age(List<Position> positions) {
    Map<Integer, Window> windows = new HashMap<>();
    for (Position position : positions) {
      if (position.isBehind()) {
        long next = Math.max(position.committed(), position.start());
        windows.put(position.partition(), new Window(next, now - FARTHEST.toMillis(), now));
      }
    }
    return narrowed(windows).thenApply(this::oldest);
  }

  private CompletionStage<Map<Integer, Window>> narrowed(Map<Integer, Window> windows) {
    Map<Integer, Long> questions = new HashMap<>();
    windows.forEach((partition, window) -> {
      if (!window.isNarrow()) {
        questions.put(partition, window.middle());
      }
    });
    if (questions.isEmpty()) {
      return CompletableFuture.completedStage(windows);
    }
    return firstSince.apply(questions).thenCompose(found -> narrowed(after(windows, found)));
  }

  private static Map<Integer, Window> after(
      Map<Integer, Window> windows, Map<Integer, Found> found) {
    Map<Integer, Window> next = new HashMap<>(windows);
    found.forEach((partition, first) -> next.computeIfPresent(partition, (p, w) -> w.after(first)));
    return next;
  }

  private long oldest(Map<Integer, Window> windows) {
    long age = windows.values().stream().mapToLong(window -> now - window.to).max().orElse(0);
    return age < PRECISION_MS ? 0 : age;
  }

  /** The next offset to read in one partition, and between which times it arrived. */
  private record Window(long next, long from, long to) {

    Window after(Found first) {
      if (first.offset() == next) {
        return new Window(next, first.arrivedAt(), first.arrivedAt());
      }
      boolean isLater = first.offset() < 0 || first.offset() > next;
      return isLater ? new Window(next, from, middle()) : new Window(next, middle(), to);
    }

    boolean isNarrow() {
      return to - from < PRECISION_MS;
    }

    long middle() {
      return from + (to - from) / 2;
    }
  }
}

package dev.roost.router.replay;

import dev.roost.router.delivery.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The marks of all jobs, by webhook and by how long they last. An activity is held against those
 * alone that were not over when it was received; mostly there are none.
 *
 * <p>Written by the thread that follows the announcements, read by those that route.
 */
public final class ReplayMarks {

  private final Map<String, Mark> byJob = new ConcurrentHashMap<>();
  private final Map<Webhook, NavigableMap<End, Mark>> byWebhook = new ConcurrentHashMap<>();

  /**
   * The windows of the jobs that mark an activity as replayed, in the order in which they end; none
   * where it is live.
   *
   * @param app the app's name at Roost
   * @param endpoint Roost's name for the webhook it came through
   * @param moment when it happened and was received
   */
  public List<Window> covering(String app, String endpoint, Moment moment) {
    NavigableMap<End, Mark> marks = byWebhook.get(new Webhook(app, endpoint));
    return marks == null
        ? List.of()
        : marks.tailMap(End.afterAllAt(moment.receivedAt()), false).entrySet().stream()
            .filter(mark -> mark.getValue().covers(moment))
            .map(mark ->
                new Window(mark.getKey().job(), mark.getValue().from(), mark.getValue().to()))
            .toList();
  }

  /** A job marks this from now on, and nothing else. */
  void put(String job, Mark mark) {
    byWebhook
        .computeIfAbsent(mark.webhook(), _ -> new ConcurrentSkipListMap<>())
        .put(new End(mark.until(), job), mark);
    Mark before = byJob.put(job, mark);
    if (before != null && !before.equals(mark)) {
      forget(job, before, mark);
    }
  }

  /** A job marks nothing from now on. */
  void remove(String job) {
    Mark before = byJob.remove(job);
    if (before != null) {
      marksOf(before).remove(new End(before.until(), job));
    }
  }

  // Only after the new one is there: between the two a reader must find one of them.
  private void forget(String job, Mark before, Mark now) {
    if (!before.webhook().equals(now.webhook()) || !before.until().equals(now.until())) {
      marksOf(before).remove(new End(before.until(), job));
    }
  }

  private NavigableMap<End, Mark> marksOf(Mark mark) {
    return byWebhook.getOrDefault(mark.webhook(), new ConcurrentSkipListMap<>());
  }

  private record End(Instant time, String job) implements Comparable<End> {

    private static final Comparator<End> ORDER =
        Comparator.comparing(End::time).thenComparing(End::job);

    // No job's name is greater.
    static End afterAllAt(Instant time) {
      return new End(time, String.valueOf(Character.MAX_VALUE));
    }

    @Override
    public int compareTo(End other) {
      return ORDER.compare(this, other);
    }
  }
}

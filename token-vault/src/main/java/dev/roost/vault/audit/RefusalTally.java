package dev.roost.vault.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts refused requests by minute and by what they have in common. Neither a minute nor all
 * together have more entries than they may, but for one in each minute for what has no room.
 *
 * <pre>
 * 09:30  7 × 401 GET /api/v1/apps 203.0.113.9    09:31  ...
 *        1 × 400 PUT /api/v1/apps/{app} ...
 *       52 × other
 * </pre>
 */
final class RefusalTally {

  private final int mostInMinute;
  private final int mostInAll;
  private final TreeMap<Instant, Map<RefusedRequest, Long>> minutes = new TreeMap<>();
  private int entries;

  RefusalTally(int mostInMinute, int mostInAll) {
    this.mostInMinute = mostInMinute;
    this.mostInAll = mostInAll;
  }

  /** One request more. */
  synchronized void add(Instant at, RefusedRequest refused) {
    add(at.truncatedTo(ChronoUnit.MINUTES), refused, 1);
  }

  private void add(Instant minute, RefusedRequest refused, long count) {
    Map<RefusedRequest, Long> counts = minutes.get(minute);
    boolean known = counts != null && counts.containsKey(refused);
    if (known || hasRoom(counts)) {
      put(minute, refused, count);
    } else if (entries < mostInAll || minutes.isEmpty()) {
      put(minute, RefusedRequest.OTHER, count);
    } else {
      // Of the newest minute there is: while nothing can be written, not even minutes are added.
      put(counts == null ? minutes.lastKey() : minute, RefusedRequest.OTHER, count);
    }
  }

  private boolean hasRoom(@Nullable Map<RefusedRequest, Long> counts) {
    return entries < mostInAll && (counts == null || counts.size() < mostInMinute);
  }

  private void put(Instant minute, RefusedRequest refused, long count) {
    Map<RefusedRequest, Long> counts = minutes.computeIfAbsent(minute, _ -> new LinkedHashMap<>());
    if (counts.merge(refused, count, Long::sum) == count) {
      entries++;
    }
  }

  /** Takes out the first minute that begins before this; empty where there is none. */
  synchronized Taken take(Instant before) {
    Map.Entry<Instant, Map<RefusedRequest, Long>> first = minutes.firstEntry();
    if (first == null || !first.getKey().isBefore(before)) {
      return new Taken(before, Map.of());
    }
    minutes.remove(first.getKey());
    entries -= first.getValue().size();
    return new Taken(first.getKey(), first.getValue());
  }

  /** Puts back what could not be written. */
  synchronized void putBack(Taken taken) {
    taken.counts().forEach((refused, count) -> add(taken.minute(), refused, count));
  }

  /**
   * A minute's counts.
   *
   * @param minute when it begins
   */
  record Taken(Instant minute, Map<RefusedRequest, Long> counts) {}
}

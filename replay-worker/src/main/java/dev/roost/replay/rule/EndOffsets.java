package dev.roost.replay.rule;

import java.time.Instant;
import java.util.Map;

/**
 * The end offsets of all partitions of {@code x.deliveries}.
 *
 * @param fetchedAt before they were asked for
 * @param offsets by partition, of all of them
 */
public record EndOffsets(Instant fetchedAt, Map<Integer, Long> offsets) {

  public EndOffsets {
    offsets = Map.copyOf(offsets);
  }

  /** Whether the receipts of all that was in the log then were read. */
  public boolean areReachedBy(Map<Integer, Chain> chains) {
    for (Map.Entry<Integer, Long> end : offsets.entrySet()) {
      Chain chain = chains.get(end.getKey());
      if (chain == null || chain.next() < end.getValue()) {
        return false;
      }
    }
    return true;
  }
}

package dev.roost.router.memory;

import dev.roost.router.activity.EventUuids;
import java.time.Duration;
import java.util.Set;

/**
 * How copies are recognised and forgotten.
 *
 * @param limits how long identities are remembered, and how fast they are forgotten
 * @param cleanupInterval wall-clock time between two steps of forgetting
 * @param eventUuids what X does with {@code event_uuid} on copies
 * @param bothStates families ({@code follow}, {@code block}, {@code mute}, {@code subscription})
 *     whose beginnings and ends are both subscribed to for every user; of others it is found out
 */
public record Deduplication(
    Sweep.Limits limits, Duration cleanupInterval, EventUuids eventUuids, Set<String> bothStates) {

  /** All families whose states begin and end. */
  private static final Set<String> FAMILIES = Set.of("follow", "block", "mute", "subscription");

  /**
   * Families that there are.
   *
   * @throws IllegalArgumentException names the property that says another
   */
  public Deduplication {
    bothStates = Set.copyOf(bothStates);
    if (!FAMILIES.containsAll(bothStates)) {
      throw new IllegalArgumentException(
          "roost.router.both-states-subscribed is %s, and may name follow, block, mute and subscription."
              .formatted(String.join(",", bothStates)));
    }
  }
}

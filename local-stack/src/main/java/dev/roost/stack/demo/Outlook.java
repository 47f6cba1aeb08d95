package dev.roost.stack.demo;

import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.DeliveryLog.Happening;
import dev.roost.stack.feed.Activity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether anything is still on its way.
 *
 * @param pending deliveries that X still tries
 * @param queued happenings that are in no delivery yet
 * @param tally the balance so far
 * @param missing what X has delivered and is not out, as {@code id kind}
 */
record Outlook(int pending, int queued, Tally tally, List<String> missing) {

  static Outlook of(Set<String> own, List<Delivery> deliveries, Collection<Activity> out) {
    Set<String> sent =
        deliveries.stream()
            .flatMap(delivery -> delivery.happenings().stream())
            .map(Happening::id)
            .collect(Collectors.toSet());
    int pending =
        (int)
            deliveries.stream()
                .filter(Delivery::isPending)
                .filter(d -> d.happenings().stream().anyMatch(h -> own.contains(h.id())))
                .count();
    int queued = (int) own.stream().filter(id -> !sent.contains(id)).count();
    return new Outlook(
        pending, queued, Tally.of(own, deliveries, out), Tally.missing(own, deliveries, out));
  }

  /** Whether X has nothing left to try. */
  boolean isQuiet() {
    return pending == 0 && queued == 0;
  }

  /** Whether X has nothing left to try, and all it tried is out. */
  boolean isSettled() {
    return isQuiet() && tally.lost() == 0;
  }

  /** What X is still at; empty when it is quiet. */
  String underWay() {
    return isQuiet()
        ? ""
        : "%d deliveries X still tries, %d activities it has not tried yet"
            .formatted(pending, queued);
  }

  /** What is still missing; empty when it is settled. */
  String missingWords() {
    return isSettled()
        ? ""
        : "%d deliveries not answered yet, %d activities not out yet"
            .formatted(pending, queued + tally.lost());
  }
}

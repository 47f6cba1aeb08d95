package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.DeliveryLog.Happening;
import dev.roost.stack.feed.Activity;
import dev.roost.stack.feed.ActivityFeed;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo's balance, of activities. While nothing is lost, {@code accepted = out +
 * duplicatesDropped}.
 *
 * @param attempts those X sent, once for every copy, retry and replay
 * @param accepted those in deliveries that were answered 200, every copy counted
 * @param givenUp those that X tried in vain until its last retry, and delivered to nobody live
 * @param recovered of these, those that came out marked as replayed
 * @param out those that came out of Kafka
 * @param duplicatesDropped copies that were accepted and did not come out
 * @param lost attempted, by X not tried any more, and never came out
 * @param twice came out again after they had come out
 * @param unmarked given up by X, and came out without the mark
 */
record Tally(
    int attempts,
    int accepted,
    int givenUp,
    int recovered,
    int out,
    int duplicatesDropped,
    int lost,
    int twice,
    int unmarked) {

  /**
   * Counts.
   *
   * @param own ids of the happenings to count; others in the log or among the records are ignored
   * @param deliveries the simulator's log
   * @param read the records read, in any order
   */
  static Tally of(Set<String> own, List<Delivery> deliveries, Collection<Activity> read) {
    List<Delivery> ours =
        deliveries.stream().filter(d -> ownOf(d, own).findAny().isPresent()).toList();
    Map<String, List<Activity>> arrivals = arrivals(ours, own, read);
    Set<String> givenUp = givenUp(ours, own);

    long accepted = ours.stream().filter(Delivery::isAccepted).flatMap(d -> ownOf(d, own)).count();
    int out = arrivals.values().stream().mapToInt(List::size).sum();
    Map<Boolean, Long> missed =
        givenUp.stream()
            .filter(arrivals::containsKey)
            .collect(
                Collectors.partitioningBy(
                    id -> isMarked(arrivals.getOrDefault(id, List.of())), Collectors.counting()));
    int outOnce = arrivals.size();
    return new Tally(
        ours.stream().mapToInt(delivery -> attempted(delivery, own)).sum(),
        (int) accepted,
        givenUp.size(),
        missed.getOrDefault(true, 0L).intValue(),
        out,
        (int) accepted - acceptedOnce(ours, own).size() - (out - outOnce),
        lost(ours, own, arrivals).size(),
        out - outOnce,
        missed.getOrDefault(false, 0L).intValue());
  }

  /** The lost ones, as {@code id kind}; arguments as above. */
  static List<String> missing(
      Set<String> own, List<Delivery> deliveries, Collection<Activity> read) {
    return List.copyOf(lost(deliveries, own, arrivals(deliveries, own, read)));
  }

  /** Whether every attempted activity came out exactly once, and the recovered ones marked. */
  boolean isRight() {
    return lost == 0 && twice == 0 && unmarked == 0;
  }

  private static Set<String> lost(
      List<Delivery> deliveries, Set<String> own, Map<String, List<Activity>> arrivals) {
    return deliveries.stream()
        .filter(delivery -> !delivery.isPending())
        .flatMap(delivery -> ownOf(delivery, own))
        .filter(happening -> !arrivals.containsKey(happening.id()))
        .map(happening -> happening.id() + " " + happening.kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> acceptedOnce(List<Delivery> deliveries, Set<String> own) {
    return ids(deliveries.stream().filter(Delivery::isAccepted), own);
  }

  /** Tried in vain, and neither accepted live nor tried any more. */
  static Set<String> givenUp(List<Delivery> deliveries, Set<String> own) {
    List<Delivery> live = deliveries.stream().filter(delivery -> !delivery.isReplay()).toList();
    Set<String> ids = ids(live.stream(), own);
    ids.removeAll(ids(live.stream().filter(d -> d.isAccepted() || d.isPending()), own));
    return ids;
  }

  private static Set<String> ids(Stream<Delivery> deliveries, Set<String> own) {
    return deliveries
        .flatMap(delivery -> ownOf(delivery, own))
        .map(Happening::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isMarked(List<Activity> arrived) {
    return arrived.stream().allMatch(Activity::isReplayed);
  }

  private static int attempted(Delivery delivery, Set<String> own) {
    return delivery.attempts().size() * (int) ownOf(delivery, own).count();
  }

  private static Stream<Happening> ownOf(Delivery delivery, Set<String> own) {
    return delivery.happenings().stream().filter(happening -> own.contains(happening.id()));
  }

  /** What came out of each of our happenings, told by its whole value. */
  private static Map<String, List<Activity>> arrivals(
      List<Delivery> ours, Set<String> own, Collection<Activity> read) {
    Map<JsonNode, String> idByValue = new HashMap<>();
    ours.stream()
        .flatMap(delivery -> ownOf(delivery, own))
        .forEach(h -> idByValue.put(withoutMark(ActivityFeed.json(h.body())), h.id()));
    return read.stream()
        .filter(activity -> idByValue.containsKey(withoutMark(activity.body())))
        .collect(Collectors.groupingBy(activity -> id(idByValue, activity)));
  }

  /** A value as it was before a replay: X adds {@code meta.replay} to what it sends again. */
  private static JsonNode withoutMark(JsonNode value) {
    if (!value.path("meta").has("replay")) {
      return value;
    }
    ObjectNode without = value.deepCopy();
    ObjectNode meta = without.withObject("/meta");
    meta.remove("replay");
    if (meta.isEmpty()) {
      without.remove("meta");
    }
    return without;
  }

  private static String id(Map<JsonNode, String> idByValue, Activity activity) {
    return idByValue.getOrDefault(withoutMark(activity.body()), "");
  }
}

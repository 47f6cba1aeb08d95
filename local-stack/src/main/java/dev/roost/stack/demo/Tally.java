package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.simulator.DeliveryLog.Delivery;
import dev.roost.stack.simulator.DeliveryLog.Happening;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo's balance, of activities: {@code accepted = out + duplicatesDropped + lost}.
 *
 * @param attempts those X sent, once for every copy and every retry
 * @param accepted those in deliveries that were answered 200, every copy counted
 * @param out those that came out of Kafka
 * @param duplicatesDropped copies that were accepted and did not come out
 * @param lost accepted, and never came out
 * @param twice came out again after they had come out
 * @param neverAccepted those X gave up on, or has not delivered yet
 */
record Tally(
    int attempts,
    int accepted,
    int out,
    int duplicatesDropped,
    int lost,
    int twice,
    int neverAccepted) {

  /**
   * Counts.
   *
   * @param own ids of the happenings to count; others in the log or among the records are ignored
   * @param deliveries the simulator's log
   * @param out values of the records read, in any order
   */
  static Tally of(Set<String> own, List<Delivery> deliveries, Collection<JsonNode> out) {
    List<Delivery> ours =
        deliveries.stream().filter(d -> ownOf(d, own).findAny().isPresent()).toList();
    List<Delivery> accepted = ours.stream().filter(Delivery::isAccepted).toList();
    Map<String, Long> copies =
        accepted.stream()
            .flatMap(delivery -> ownOf(delivery, own))
            .collect(Collectors.groupingBy(Happening::id, Collectors.counting()));
    Map<String, Long> arrivals = arrivals(ours, own, out);

    int acceptedCopies = copies.values().stream().mapToInt(Long::intValue).sum();
    int arrived = arrivals.values().stream().mapToInt(Long::intValue).sum();
    int twice = arrived - arrivals.size();
    int lost = (int) copies.keySet().stream().filter(id -> !arrivals.containsKey(id)).count();
    return new Tally(
        ours.stream().mapToInt(delivery -> attempted(delivery, own)).sum(),
        acceptedCopies,
        arrived,
        acceptedCopies - copies.size() - twice,
        lost,
        twice,
        (int) own.stream().filter(id -> !copies.containsKey(id)).count());
  }

  /** The accepted happenings that did not come out, as {@code id kind}; arguments as above. */
  static List<String> missing(
      Set<String> own, List<Delivery> deliveries, Collection<JsonNode> out) {
    Map<String, Long> arrivals = arrivals(deliveries, own, out);
    return deliveries.stream()
        .filter(Delivery::isAccepted)
        .flatMap(delivery -> ownOf(delivery, own))
        .filter(happening -> !arrivals.containsKey(happening.id()))
        .map(happening -> happening.id() + " " + happening.kind())
        .distinct()
        .toList();
  }

  /** Whether every accepted activity came out exactly once. */
  boolean isExactlyOnce() {
    return lost == 0 && twice == 0;
  }

  private static int attempted(Delivery delivery, Set<String> own) {
    return delivery.attempts().size() * (int) ownOf(delivery, own).count();
  }

  private static Stream<Happening> ownOf(Delivery delivery, Set<String> own) {
    return delivery.happenings().stream().filter(happening -> own.contains(happening.id()));
  }

  /** How often each of our happenings came out, told by its whole value. */
  private static Map<String, Long> arrivals(
      List<Delivery> ours, Set<String> own, Collection<JsonNode> out) {
    Map<JsonNode, String> idByValue = new HashMap<>();
    ours.stream()
        .flatMap(delivery -> ownOf(delivery, own))
        .forEach(h -> idByValue.put(ActivityFeed.json(h.payload()), h.id()));
    return out.stream()
        .filter(idByValue::containsKey)
        .map(idByValue::get)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}

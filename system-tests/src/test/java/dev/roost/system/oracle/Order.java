package dev.roost.system.oracle;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.roost.system.oracle.Happening.Trip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the order of one user's activities on one topic against the promise:
 *
 * <pre>
 *   sent      A ├──200┤                 A's first accepted attempt ended …
 *             B          ├───┤          … before B's first attempt began: A comes out first
 *             C    ├───┤                overlaps A: either way round is right
 *
 *   out       A  C  B     swept from the right, keeping the earliest 200 seen so far:
 *             ◀───────    a record first sent after that 200 is in front of one it must follow
 * </pre>
 *
 * One sweep finds a witness for every record that stands too early, without comparing all pairs.
 */
final class Order {

  /** An activity that was sent, and the first record in which it came out. */
  record Placed(Happening happening, OutRecord record) {

    private String said() {
      return happening.name() + " at " + record.place() + " [" + happening.journey() + "]";
    }
  }

  private record Line(String app, String user, String topic) {}

  private Order() {}

  /** Every record that came out too early, each with one that it overtook. */
  static List<Finding> swapped(List<Placed> placed) {
    List<Finding> findings = new ArrayList<>();
    placed.stream()
        .collect(groupingBy(Order::line))
        .values()
        .forEach(line -> {
          List<Placed> out =
              line.stream().sorted(comparingLong(p -> p.record().place().offset())).toList();
          findings.addAll(overtaking(out));
          findings.addAll(shuffled(out));
        });
    return findings;
  }

  private static Line line(Placed placed) {
    ActivityName name = placed.happening().name();
    return new Line(name.app(), name.forUser(), placed.record().topic());
  }

  /** What stands before something that was answered 200 before it was first sent. */
  private static List<Finding> overtaking(List<Placed> out) {
    List<Finding> findings = new ArrayList<>();
    @Nullable Placed earliest = null;
    for (Placed later : out.reversed()) {
      if (earliest != null
          && earliest.happening().firstAccepted() < later.happening().firstSent()) {
        findings.add(finding(later, earliest));
      }
      if (earliest == null
          || later.happening().firstAccepted() < earliest.happening().firstAccepted()) {
        earliest = later;
      }
    }
    return findings;
  }

  /** Neighbours of one array that came out the other way round, though both could only go in it. */
  private static List<Finding> shuffled(List<Placed> out) {
    Map<ActivityName, Placed> byName = new HashMap<>();
    out.forEach(placed -> byName.put(placed.happening().name(), placed));
    return out.stream()
        .map(placed -> placed.happening().firstTrip())
        .filter(trip -> !trip.alone())
        .collect(toMap(trip -> trip.delivery().origin(), trip -> trip, (one, same) -> one))
        .values()
        .stream()
        .flatMap(batch -> shuffled(batch, byName))
        .toList();
  }

  private static Stream<Finding> shuffled(Trip batch, Map<ActivityName, Placed> byName) {
    Map<String, Placed> previous = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (ActivityName activity : batch.fellows()) {
      Placed second = byName.get(activity);
      Placed first = second == null ? null : previous.put(activity.kind(), second);
      if (second != null
          && first != null
          && offset(first) > offset(second)
          && onlyIn(batch.delivery().body(), second.happening())) {
        findings.add(finding(second, first));
      }
    }
    return findings.stream();
  }

  /** Whether no other body could have stored it by the time it was first accepted. */
  private static boolean onlyIn(Bytes body, Happening happening) {
    return happening.trips().stream()
        .map(Trip::delivery)
        .filter(delivery -> delivery.sent() && delivery.firstSent() <= happening.firstAccepted())
        .allMatch(delivery -> delivery.body().equals(body));
  }

  private static long offset(Placed placed) {
    return placed.record().place().offset();
  }

  private static Finding finding(Placed tooEarly, Placed overtaken) {
    return new Finding(Fault.SWAPPED, tooEarly.said(), "before " + overtaken.said());
  }
}

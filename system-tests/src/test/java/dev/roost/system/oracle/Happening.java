package dev.roost.system.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One activity and every delivery it travelled in.
 *
 * @param name what it is
 * @param trips the deliveries, in the order of the log
 */
record Happening(ActivityName name, List<Trip> trips) {

  /**
   * One delivery it travelled in.
   *
   * @param delivery the delivery
   * @param part it, as the log says it would stand alone, and the act it tells of
   * @param fellows all activities of that body in order, itself among them
   */
  record Trip(Delivery delivery, Delivery.Part part, List<ActivityName> fellows) {

    boolean alone() {
      return fellows.size() == 1;
    }

    /** Whether this value may come out of this trip: the same bytes, or a faithful split. */
    boolean yields(Bytes value) {
      return alone() ? delivery.body().equals(value) : isSplit(value);
    }

    /** Whether X says in the body that it is a replay. */
    boolean isMarkedReplayed() {
      return Payload.json(delivery.body())
          .map(body -> body.at("/meta/replay").asBoolean())
          .orElse(false);
    }

    private boolean isSplit(Bytes value) {
      return Payload.json(value).isPresent()
          && Payload.json(value).equals(Payload.split(part.body(), delivery.body()));
    }
  }

  /** The trip that was sent first; to be asked only when one was {@link #sent()}. */
  Trip firstTrip() {
    return trips.stream()
        .min(Comparator.comparingLong(trip -> trip.delivery().firstSent()))
        .orElseThrow();
  }

  boolean sent() {
    return trips.stream().anyMatch(trip -> trip.delivery().sent());
  }

  boolean accepted() {
    return firstAccepted() != Long.MAX_VALUE;
  }

  boolean pending() {
    return !accepted()
        && trips.stream().anyMatch(trip -> trip.delivery().state() == Delivery.State.PENDING);
  }

  boolean givenUp() {
    return !accepted() && !pending();
  }

  /** What was done; null for what nobody did. All trips say the same, or the log is ambiguous. */
  @Nullable Act act() {
    return trips.getFirst().part().act();
  }

  /** All attempts at it, in any delivery. */
  Stream<Attempt> attempts() {
    return trips.stream().flatMap(trip -> trip.delivery().attempts().stream());
  }

  /** When X first had it answered 200, in any delivery. */
  long firstAccepted() {
    return trips.stream().mapToLong(trip -> trip.delivery().firstAccepted()).min().orElseThrow();
  }

  /** When X first sent it, in any delivery. */
  long firstSent() {
    return firstTrip().delivery().firstSent();
  }

  boolean yields(Bytes value) {
    return trips.stream().anyMatch(trip -> trip.yields(value));
  }

  /** The deliveries and their attempts, for a report. */
  String journey() {
    return trips.stream()
        .map(trip ->
            trip.delivery()
                + (trip.alone() ? "" : " with " + (trip.fellows().size() - 1) + " others"))
        .collect(Collectors.joining("; "));
  }
}

package dev.roost.system.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What X gave up, and whether what was done to Roost explains it. */
final class GiveUps {

  private final Out out;
  private final Calm calm;

  private GiveUps(Out out, Calm calm) {
    this.out = out;
    this.calm = calm;
  }

  /** A finding for every activity that no delivery got accepted. */
  static List<Finding> found(Sent sent, Out out, List<Interruption> interruptions) {
    GiveUps giveUps = new GiveUps(out, new Calm(interruptions));
    return sent.happenings().values().stream()
        .filter(Happening::givenUp)
        .map(giveUps::finding)
        .toList();
  }

  private Finding finding(Happening happening) {
    Optional<String> inCalm = inCalm(happening);
    Fault fault = inCalm.isPresent() ? Fault.UNEXPLAINED_GIVE_UP : Fault.GIVEN_UP;
    boolean cameOut = out.byName().containsKey(happening.name());
    String evidence =
        happening.journey()
            + inCalm.map(attempt -> ", " + attempt + " began in a calm").orElse("")
            + (cameOut ? ", though it came out" : "");
    return new Finding(fault, happening.name().toString(), evidence);
  }

  private Optional<String> inCalm(Happening happening) {
    return happening.trips().stream()
        .map(Happening.Trip::delivery)
        .flatMap(this::inCalm)
        .findFirst();
  }

  private Stream<String> inCalm(Delivery delivery) {
    return delivery.attempts().stream()
        .filter(calm::holds)
        .map(attempt -> "attempt " + attempt.n() + " of " + delivery.origin().id());
  }
}

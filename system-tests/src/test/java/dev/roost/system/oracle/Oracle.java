package dev.roost.system.oracle;

import static java.util.stream.Collectors.joining;

import dev.roost.contracts.deadletter.DeadLetterHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts every happening out: what was sent against what came out. The promise it holds Roost to is
 * written in {@code docs/operations/oracle.md}.
 */
public final class Oracle {

  private final Sent sent;
  private final Out out;
  private final Conditions conditions;

  private Oracle(Sent sent, Out out, Conditions conditions) {
    this.sent = sent;
    this.out = out;
    this.conditions = conditions;
  }

  /** The types of activities that come out of acts: of those who did and those it was done to. */
  public static Set<String> types() {
    return Stream.of(ActKind.values())
        .flatMap(ActKind::types)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Judges. Both lists may be in any order.
   *
   * @param deliveries the whole delivery log
   * @param records every record of {@code x.activities}, {@code x.direct-messages}, {@code
   *     roost.signals} and {@code x.dead-letters}
   * @param conditions what the trial did to Roost meanwhile
   */
  public static Verdict judge(
      Collection<Delivery> deliveries, Collection<OutRecord> records, Conditions conditions) {
    Sent sent = new Sent(List.copyOf(deliveries));
    Oracle oracle = new Oracle(sent, new Out(List.copyOf(records), sent::known), conditions);
    Tally tally = oracle.tally(deliveries, records);
    return new Verdict(tally, oracle.findings(tally));
  }

  private Tally tally(Collection<Delivery> deliveries, Collection<OutRecord> records) {
    return new Tally(
        sent.happenings().size(),
        deliveries.size(),
        count(deliveries, Delivery.State.ACCEPTED),
        count(deliveries, Delivery.State.GIVEN_UP),
        deliveries.stream().mapToInt(delivery -> delivery.attempts().size()).sum(),
        records.size(),
        (int) sent.happenings().values().stream().filter(Happening::pending).count());
  }

  private static int count(Collection<Delivery> deliveries, Delivery.State state) {
    return (int) deliveries.stream().filter(delivery -> delivery.state() == state).count();
  }

  private List<Finding> findings(Tally tally) {
    List<Finding> findings = new ArrayList<>(sent.ambiguous());
    if (tally.acceptedShare() < conditions.leastAccepted()) {
      findings.add(tooFew(tally));
    }
    findings.addAll(GiveUps.found(sent, out, conditions.interruptions()));
    sent.happenings().values().forEach(happening -> countOut(happening, findings));
    out.nameless().forEach(record -> findings.add(nameless(record)));
    out.byName().forEach((name, records) -> countIn(name, records, findings));
    findings.addAll(Order.swapped(placed()));
    findings.addAll(Labels.mislabelled(out, sent));
    out.deadLetters().stream()
        .filter(letter -> !conditions.unreadable().contains(letter.value()))
        .map(Oracle::deadLetter)
        .forEach(findings::add);
    return findings;
  }

  private void countOut(Happening happening, List<Finding> findings) {
    boolean cameOut = out.byName().containsKey(happening.name());
    if (happening.accepted() && !cameOut) {
      findings.add(finding(Fault.LOST, happening.name(), happening.journey()));
    }
  }

  private void countIn(ActivityName name, List<OutRecord> records, List<Finding> findings) {
    Happening happening = sent.get(name);
    if (happening == null || !happening.sent()) {
      findings.add(finding(Fault.ALIEN, name, places(records)));
      return;
    }
    if (records.size() > 1) {
      findings.add(
          finding(Fault.DOUBLED, name, places(records) + " [" + happening.journey() + "]"));
    }
    records.stream()
        .filter(record -> !Kind.isSignal(name.kind()))
        .filter(record -> !happening.yields(record.value()))
        .map(record -> finding(Fault.CHANGED, name, record.place() + " " + happening.journey()))
        .forEach(findings::add);
  }

  /** Signals are Roost's own records, in another form; they have no order among activities. */
  private List<Order.Placed> placed() {
    return out.byName().entrySet().stream()
        .filter(entry -> !Kind.isSignal(entry.getKey().kind()))
        .flatMap(this::placed)
        .toList();
  }

  private Stream<Order.Placed> placed(Map.Entry<ActivityName, List<OutRecord>> entry) {
    Happening happening = sent.get(entry.getKey());
    return happening == null || !happening.sent()
        ? Stream.empty()
        : Stream.of(new Order.Placed(happening, entry.getValue().getFirst()));
  }

  private static Finding nameless(OutRecord record) {
    return new Finding(
        Fault.ALIEN,
        "a record with no activity or several",
        record.place() + " key " + Objects.toString(record.key()));
  }

  private Finding tooFew(Tally tally) {
    return new Finding(
        Fault.TOO_FEW_ACCEPTED,
        "%d of %d deliveries".formatted(tally.accepted(), tally.accepted() + tally.givenUp()),
        "at least %.0f %% had to be accepted".formatted(100 * conditions.leastAccepted()));
  }

  /** Its reason and where it was read; what stands in it is never printed. */
  private static Finding deadLetter(OutRecord letter) {
    return new Finding(
        Fault.DEAD_LETTER,
        "a delivery with the key " + letter.key(),
        "%s: %s, read from %s"
            .formatted(
                letter.place(),
                letter.header(DeadLetterHeaders.REASON),
                letter.header(DeadLetterHeaders.READ_FROM)));
  }

  private static Finding finding(Fault fault, ActivityName name, String evidence) {
    return new Finding(fault, name.toString(), evidence);
  }

  private static String places(List<OutRecord> records) {
    return records.stream().map(record -> record.place().toString()).collect(joining(", "));
  }
}

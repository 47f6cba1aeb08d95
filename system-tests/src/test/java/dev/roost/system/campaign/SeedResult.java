package dev.roost.system.campaign;

import dev.roost.simulatorclient.DeliveryLog;
import dev.roost.simulatorclient.DeliveryLog.Attempt;
import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.DeliveryLog.Happening;
import dev.roost.system.fault.Troublemaker.Met;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a seed.
 *
 * @param met the troubles as they were made
 * @param log all deliveries of X
 * @param explained happenings that X gave up, each with a reason
 * @param findings all else that the oracle found
 */
public record SeedResult(
    Plan plan, List<Met> met, List<Delivery> log, int explained, int findings) {

  private static final double NANOS = 1e9;

  public SeedResult {
    met = List.copyOf(met);
    log = List.copyOf(log);
  }

  /** One line. */
  String line() {
    return ("seed %d: %d users, %s, celebrity %.1f; acts: %s; X's faults: %s; orders: %s; "
            + "troubles: %s; %d attempts, %d of %d deliveries accepted (%.1f %%), "
            + "%d given up and explained, %d of %d replayed, longest gap %.1f s, %d findings")
        .formatted(
            plan.seed(),
            plan.traffic().users(),
            plan.traffic().rates(),
            plan.traffic().celebrity(),
            counted(acts()),
            counted(faults(attempts())),
            counted(
                plan.orders().steps().stream()
                    .collect(count(step -> step.order().getClass().getSimpleName()))),
            counted(met.stream().collect(count(SeedResult::name))),
            attempts().count(),
            accepted(live().toList()),
            live().count(),
            100 * acceptedShare(),
            explained,
            accepted(replays()),
            replays().size(),
            longestGapSeconds(),
            findings);
  }

  /**
   * The share of the deliveries that were accepted, without those of replay jobs, which X tries
   * once.
   */
  public double acceptedShare() {
    return (double) accepted(live().toList()) / Math.max(1, live().count());
  }

  /** Such as {@code broker frozen}. */
  static String name(Met met) {
    return met.trouble().service() + " " + met.trouble().kind();
  }

  /** How often X did what wrong with an attempt that began during this trouble. */
  Map<String, Long> faultsDuring(Met trouble) {
    return faults(
        attempts()
            .filter(attempt -> began(attempt) - trouble.began() >= 0)
            .filter(attempt -> began(attempt) - trouble.ended() < 0));
  }

  /** Attempts under way when this trouble began, and that it left without an answer. */
  long cutOff(Met trouble) {
    return attempts()
        .filter(attempt -> attempt.fault() == null && attempt.status() == null)
        .filter(attempt -> began(attempt) - trouble.began() <= 0)
        .filter(attempt -> attempt.endedAt() - trouble.began() > 0)
        .count();
  }

  private Stream<Delivery> live() {
    return log.stream().filter(delivery -> !delivery.isReplay());
  }

  private List<Delivery> replays() {
    return log.stream().filter(Delivery::isReplay).toList();
  }

  private static long accepted(Collection<Delivery> deliveries) {
    return deliveries.stream().filter(Delivery::isAccepted).count();
  }

  private Stream<Attempt> attempts() {
    return log.stream().flatMap(delivery -> delivery.attempts().stream());
  }

  private static long began(Attempt attempt) {
    return attempt.begunAt();
  }

  /** Each happening once, however often it travelled. */
  private Map<String, Long> acts() {
    Map<String, String> kinds = new TreeMap<>();
    log.stream()
        .flatMap(delivery -> delivery.happenings().stream())
        .forEach(happening -> kinds.put(happening.id(), act(happening)));
    return kinds.values().stream().collect(count(Function.identity()));
  }

  private static String act(Happening happening) {
    DeliveryLog.ActRecord act = happening.act();
    return act == null ? happening.kind() : act.kind();
  }

  private static Map<String, Long> faults(Stream<Attempt> attempts) {
    return attempts
        .flatMap(attempt -> Stream.ofNullable(attempt.fault()))
        .collect(count(Function.identity()));
  }

  /** The longest time from the begin of an attempt to the next answer 200, to whichever. */
  private double longestGapSeconds() {
    TreeSet<Long> answers =
        attempts()
            .filter(attempt -> attempt.outcome().equals("accepted"))
            .map(Attempt::endedAt)
            .collect(Collectors.toCollection(TreeSet::new));
    return attempts()
            .map(SeedResult::began)
            .filter(began -> answers.higher(began) != null)
            .mapToLong(began -> Objects.requireNonNull(answers.higher(began)) - began)
            .max()
            .orElse(0)
        / NANOS;
  }

  private static <T> Collector<T, ?, Map<String, Long>> count(Function<T, String> by) {
    return Collectors.groupingBy(by, TreeMap::new, Collectors.counting());
  }

  private static String counted(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", "));
  }
}

package dev.roost.system.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What goes wrong when: drawn from a seed, so that the same seed is the same schedule.
 *
 * <p>At most one broker of three is in trouble at a time, since Kafka promises no more, and a
 * process has a while to recover before it is hit again. Everything else may coincide.
 *
 * @param seed what it was drawn from
 * @param lasts how long activities flow
 * @param steps in the order of their beginning
 */
public record Schedule(long seed, Duration lasts, List<Step> steps) {

  private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
  private static final List<String> HOT_PATH =
      List.of("webhook-ingest", "webhook-ingest-2", "activity-router", "activity-router-2");
  private static final List<String> BESIDE =
      List.of("token-vault", "subscription-manager", "replay-worker", "postgresql");
  private static final int FIRST = 4;
  private static final int QUIET_END = 8;

  /** Seconds a target is left alone after its trouble. */
  private static final int RECOVERY = 14;

  /**
   * One trouble.
   *
   * @param second when it begins
   */
  public record Step(int second, Trouble trouble) {
    @Override
    public String toString() {
      return "%3d s  %s".formatted(second, trouble);
    }
  }

  public Schedule {
    steps = List.copyOf(steps);
  }

  /** The schedule of a seed. */
  public static Schedule of(long seed) {
    Random chance = new Random(seed);
    int seconds = 60 + chance.nextInt(31);
    Map<String, Integer> busyUntil = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    for (int at = FIRST; at < seconds - QUIET_END; at += 2 + chance.nextInt(7)) {
      Trouble trouble = trouble(chance);
      if (busyUntil.getOrDefault(trouble.turn(), 0) <= at) {
        steps.add(new Step(at, trouble));
        busyUntil.put(trouble.turn(), at + (int) trouble.lasts().toSeconds() + RECOVERY);
      }
    }
    return new Schedule(seed, Duration.ofSeconds(seconds), steps);
  }

  private static Trouble trouble(Random chance) {
    return switch (chance.nextInt(11)) {
      case 0, 1 -> new Trouble.Killed(any(chance, HOT_PATH), seconds(chance, 0, 4));
      case 2 -> new Trouble.Killed(any(chance, BROKERS), seconds(chance, 0, 6));
      case 3 -> new Trouble.Killed(any(chance, BESIDE), seconds(chance, 0, 4));
      case 4 -> new Trouble.Frozen(any(chance, HOT_PATH), seconds(chance, 1, 9));
      case 5 -> new Trouble.Frozen(any(chance, BROKERS), seconds(chance, 1, 12));
      case 6 -> new Trouble.Silent(any(chance, BROKERS), seconds(chance, 1, 10));
      case 7 -> new Trouble.Reset(any(chance, BROKERS));
      case 8 -> new Trouble.Frozen(any(chance, BESIDE), seconds(chance, 1, 9));
      case 9 ->
          new Trouble.Slow(
              any(chance, BROKERS),
              seconds(chance, 3, 10),
              Duration.ofMillis(20 + chance.nextInt(280)));
      default ->
          new Trouble.Narrow(
              any(chance, BROKERS), seconds(chance, 3, 10), 20_000 + chance.nextInt(80_000));
    };
  }

  private static String any(Random chance, List<String> targets) {
    return targets.get(chance.nextInt(targets.size()));
  }

  private static Duration seconds(Random chance, int least, int most) {
    return Duration.ofSeconds(least + chance.nextInt(most - least + 1));
  }
}

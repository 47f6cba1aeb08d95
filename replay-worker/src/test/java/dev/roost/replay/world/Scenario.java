package dev.roost.replay.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a seed stands for. Times are milliseconds since the world's beginning.
 *
 * @param v2 whether the webhooks are API 2's
 * @param reading which time of an activity X takes for the window's
 * @param listed whether replicas can be listed
 * @param storeLag how long after an attempt X can replay it
 */
record Scenario(
    int endpoints,
    int replicas,
    boolean v2,
    Reading reading,
    boolean listed,
    boolean oldIdStays,
    long storeLag,
    long retention,
    Duration span,
    Duration horizon,
    long calm,
    long[] retries,
    Set<Trouble> troubles,
    List<Trouble.Period> periods) {

  private static final long MINUTE = 60_000;
  private static final List<Trouble> WITH_LENGTH =
      List.of(Trouble.values()).stream().filter(Trouble::hasLength).toList();
  private static final List<Reading> READINGS = List.of(Reading.values());

  /** Which time of an activity X takes for the window's. */
  enum Reading {
    EVENT,
    FIRST_ATTEMPT,
    ANY_ATTEMPT,
    LAST_ATTEMPT
  }

  static Scenario draw(RandomGenerator random) {
    Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    List<Trouble.Period> periods = new ArrayList<>();
    int replicas = 2 + random.nextInt(3);
    int many = 2 + random.nextInt(4);
    for (int i = 0; i < many; i++) {
      Trouble kind = WITH_LENGTH.get(random.nextInt(WITH_LENGTH.size()));
      long from = (5 + random.nextInt(45)) * MINUTE + random.nextInt(60_000);
      periods.add(
          new Trouble.Period(kind, from, from + kind.length(random), random.nextInt(replicas)));
      troubles.add(kind);
    }
    for (Trouble kind : Trouble.values()) {
      if (!kind.hasLength() && random.nextDouble() < share(kind)) {
        troubles.add(kind);
      }
    }
    boolean v2 = random.nextBoolean();
    boolean far = troubles.contains(Trouble.HORIZON);
    if (far) {
      periods.add(
          new Trouble.Period(Trouble.WEBHOOK, (35 + random.nextInt(20)) * MINUTE, 195 * MINUTE, 0));
      troubles.add(Trouble.WEBHOOK);
    }
    long last = periods.stream().mapToLong(Trouble.Period::to).max().orElse(0);
    return new Scenario(
        1 + random.nextInt(random.nextInt(3) + 1),
        replicas,
        v2,
        READINGS.get(random.nextInt(READINGS.size())),
        random.nextInt(3) == 0,
        random.nextBoolean(),
        (v2 ? 4 + random.nextInt(10) : 2 + random.nextInt(8)) * MINUTE,
        (random.nextInt(3) > 0 ? 15 : 600) * MINUTE,
        Duration.ofMinutes(random.nextInt(3) == 0 ? 120 : 10 + random.nextInt(30)),
        Duration.ofMinutes(far ? 140 : v2 ? 1_440 : 7_200),
        (last / MINUTE + 2) * MINUTE,
        v2
            ? new long[] {5_000, 30_000 + random.nextInt(60_000), 100_000 + random.nextInt(80_000)}
            : new long[] {3_000, 27_000, 242_000},
        troubles,
        List.copyOf(periods));
  }

  private static double share(Trouble kind) {
    return switch (kind) {
      case SKEW -> 0.7;
      case LOST_ASKS, LOST_WORDS, EARLY_WORDS, FOREIGN_JOBS, FAILING_JOBS -> 0.25;
      case UNKNOWN_CALLERS -> 0.5;
      case DEAD_LETTERS -> 0.15;
      case TOO_LARGE -> 0.09;
      case NOT_ENABLED, HORIZON -> 0.07;
      default -> 0;
    };
  }

  boolean has(Trouble kind) {
    return troubles.contains(kind);
  }

  /** The period of heartbeats and probes, and of the world: longer once all is calm. */
  long step(long at) {
    return at < calm + 2 * MINUTE ? 5_000 : 15_000;
  }

  /** Whether a trouble holds that is about the whole. */
  boolean holds(Trouble kind, long at) {
    for (Trouble.Period period : periods) {
      if (period.kind() == kind && period.holds(at)) {
        return true;
      }
    }
    return false;
  }
}

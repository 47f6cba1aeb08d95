package dev.roost.replay.world;

import java.util.random.RandomGenerator;

/** What goes wrong. Those with a length are drawn for a time, the others hold for a whole world. */
enum Trouble {
  KILL(5_000, 40_000),
  STOP(5_000, 40_000),
  ISOLATION(60_000, 1_500_000),
  NEVER_HEARD(90_000, 900_000),
  PATH(20_000, 480_000),
  KAFKA(20_000, 480_000),
  WEBHOOK(120_000, 900_000),
  MOVE(1_000, 1_000),
  ROUTER(300_000, 2_700_000),
  WORKER(30_000, 1_500_000),
  PROBER(120_000, 600_000),
  WRONG_KEYS(60_000, 480_000),
  SKEW,
  LOST_ASKS,
  LOST_WORDS,
  EARLY_WORDS,
  FOREIGN_JOBS,
  FAILING_JOBS,
  DEAD_LETTERS,
  TOO_LARGE,
  UNKNOWN_CALLERS,
  NOT_ENABLED,
  HORIZON;

  private final long shortest;
  private final long longest;

  Trouble() {
    this(0, 0);
  }

  Trouble(long shortest, long longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  boolean hasLength() {
    return longest > 0;
  }

  /** Short ones are as likely as long ones. */
  long length(RandomGenerator random) {
    double share = random.nextDouble();
    return (long) (shortest * Math.pow((double) longest / shortest, share));
  }

  /** One that has a length, in milliseconds. */
  record Period(Trouble kind, long from, long to, int target) {

    boolean holds(long at) {
      return from <= at && at < to;
    }
  }
}

package dev.roost.bench.router;

import dev.roost.bench.process.Consumption;
import dev.roost.bench.process.Eventually;
import dev.roost.bench.report.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How much the router does when there is always more to do.
 *
 * @param activities given out meanwhile
 * @param took wall-clock time
 * @param cpu processor time of the router's process
 * @param brokerCpu of the broker
 */
record Saturation(long activities, Duration took, Duration cpu, Duration brokerCpu) {

  private static final long LOOK_EVERY_NANOS = 1_000_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  // The last deliveries are not a full load any more.
  private static final double UNTIL = 0.95;

  /** A reading. */
  private record Reading(long given, long nanos, Consumption router, Consumption broker) {}

  /**
   * Writes a backlog, and from then on reads what the router makes of it.
   *
   * @param backlog how many deliveries of one activity each
   */
  static Saturation of(Rig rig, long backlog, Progress progress)
      throws IOException, InterruptedException {
    long before = rig.router().given();
    rig.deliveries().flood(backlog);
    Reading first = read(rig);
    progress.line(
        "%,d deliveries written, %,d of them routed meanwhile"
            .formatted(backlog, first.given() - before));
    Reading last = first;
    while (last.given() - before < backlog * UNTIL) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      Reading now = read(rig);
      mustMove(rig, last, now);
      progress.line(
          "%,d routed, %,.0f/s"
              .formatted(
                  now.given() - before,
                  (now.given() - last.given()) * 1e9 / (now.nanos() - last.nanos())));
      last = now.given() == last.given() ? last : now;
    }
    Eventually.await(
        "the rest of the backlog", PATIENCE, () -> rig.router().given() >= before + backlog);
    return new Saturation(
        last.given() - first.given(),
        Duration.ofNanos(last.nanos() - first.nanos()),
        last.router().since(first.router()),
        last.broker().since(first.broker()));
  }

  double perSecond() {
    return activities * 1e9 / took.toNanos();
  }

  double perCpuSecond() {
    return activities * 1e9 / cpu.toNanos();
  }

  private static void mustMove(Rig rig, Reading last, Reading now) {
    rig.router().mustRun();
    if (now.given() == last.given() && now.nanos() - last.nanos() > PATIENCE.toNanos()) {
      throw new IllegalStateException("the router stands still");
    }
  }

  private static Reading read(Rig rig) throws IOException, InterruptedException {
    return new Reading(
        rig.router().given(),
        System.nanoTime(),
        rig.router().consumption(),
        rig.broker().process().consumption());
  }
}

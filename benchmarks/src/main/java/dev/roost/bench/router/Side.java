package dev.roost.bench.router;

import dev.roost.bench.kafka.Broker;
import dev.roost.bench.payload.Shape;
import dev.roost.bench.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A router of one checkout on a broker of its own, so that the one that rests reads nothing of what
 * the other is given.
 *
 * @param name in what is told meanwhile
 */
record Side(String name, Rig rig) implements AutoCloseable {

  /**
   * Starts both, and waits until the router runs.
   *
   * @param root the checkout, which is built
   * @param home an empty directory
   */
  static Side start(String name, Path root, Path home, RouterPlan plan, Progress progress)
      throws Exception {
    Broker broker = Broker.start(home.resolve("broker"), home.resolve("broker.log"), false);
    try {
      Clock clock = Clock.systemUTC();
      new Changelog(broker, progress).fill(plan.ids(), clock);
      RunningRouter router = RunningRouter.start(root, home, broker.bootstrap(), plan.flags());
      router.awaitRunning();
      progress.line(name + " runs");
      return new Side(
          name, new Rig(broker, router, new Deliveries(broker.bootstrap(), plan.bytes(), clock)));
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }

  /** One measurement at saturation. */
  Saturation saturation(Shape shape, long backlog, Progress progress)
      throws IOException, InterruptedException {
    rig.deliveries().shape(shape);
    return Saturation.of(rig, backlog, progress);
  }

  @Override
  public void close() {
    rig.deliveries().close();
    rig.router().close();
    rig.broker().close();
  }
}

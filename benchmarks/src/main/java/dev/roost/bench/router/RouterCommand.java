package dev.roost.bench.router;

import dev.roost.bench.checkout.Checkout;
import dev.roost.bench.kafka.Broker;
import dev.roost.bench.load.Pace;
import dev.roost.bench.payload.Shape;
import dev.roost.bench.payload.Spread;
import dev.roost.bench.report.Machine;
import dev.roost.bench.report.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench router}: activity-router with a full store. */
@Command(
    name = "router",
    description = "activity-router with a full store, on one broker.",
    mixinStandardHelpOptions = true)
public final class RouterCommand implements Callable<Integer> {

  private static final Duration SETTLING = Duration.ofSeconds(10);

  @Mixin private final Checkout checkout = new Checkout();

  @Mixin private final RouterPlan plan = new RouterPlan();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    String machine = Machine.sentence();
    Progress progress = new Progress(System.out);
    Path home = checkout.workplace("router");
    Optional<Path> other = plan.against();
    if (other.isPresent()) {
      System.out.println();
      System.out.println(
          new RouterComparison(plan, progress).of(checkout.root(), other.get(), home));
      return 0;
    }
    return measured(home, progress, machine);
  }

  private int measured(Path home, Progress progress, String machine) throws Exception {
    try (Broker broker = Broker.start(home.resolve("broker"), home.resolve("broker.log"), true)) {
      progress.line("the broker is there");
      new Changelog(broker, progress).fill(plan.ids(), clock);
      RouterReport report = measure(home, broker, machine, progress);
      report.write(checkout.report());
      progress.line("written to " + checkout.report().resolve(RouterReport.FILE));
      System.out.println();
      System.out.println(report.table());
    } finally {
      Checkout.delete(home.resolve("broker"));
      Checkout.delete(home.resolve("state"));
    }
    return 0;
  }

  private RouterReport measure(Path home, Broker broker, String machine, Progress progress)
      throws Exception {
    try (RunningRouter router =
            RunningRouter.start(checkout.root(), home, broker.bootstrap(), plan.flags());
        Deliveries deliveries = new Deliveries(broker.bootstrap(), plan.bytes(), clock)) {
      Rig rig = new Rig(broker, router, deliveries);
      Duration restoring = router.awaitRunning();
      progress.line("the router runs, after %d s".formatted(restoring.toSeconds()));
      Saturation _ = Saturation.of(rig, plan.warmUp(), progress);
      progress.line("warm; now the backlog that counts");
      Saturation saturation = Saturation.of(rig, plan.backlog(), progress);
      progress.line("and one of the X Activity API");
      deliveries.shape(Shape.ACTIVITY);
      Saturation events = Saturation.of(rig, plan.backlog(), progress);
      deliveries.shape(Shape.ACCOUNT_ACTIVITY);
      progress.line("now latency at %,.0f/s".formatted(plan.rate()));
      Latency.Seen even = latency(rig, Spread.EVEN).measure(progress);
      progress.line("and with half of all by one user");
      Latency.Seen halfByOne = latency(rig, Spread.HALF_BY_ONE).measure(progress);
      return new RouterReport(
          new RouterReport.Setting(
              machine, plan.ids(), plan.bytes(), plan.backlog(), plan.rate(), plan.seconds()),
          new RouterReport.Found(
              restoring, saturation, events, even, halfByOne, router.sweep(), router.memory()));
    }
  }

  private Latency latency(Rig rig, Spread spread) {
    return new Latency(
        rig, new Pace(plan.rate()), SETTLING, Duration.ofSeconds(plan.seconds()), spread);
  }
}

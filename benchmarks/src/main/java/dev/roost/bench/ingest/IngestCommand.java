package dev.roost.bench.ingest;

import dev.roost.bench.checkout.Checkout;
import dev.roost.bench.kafka.Broker;
import dev.roost.bench.payload.Workload;
import dev.roost.bench.report.Machine;
import dev.roost.bench.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench ingest}: webhook-ingest beside the raw limits and a peer. */
@Command(
    name = "ingest",
    description = "webhook-ingest beside bare servers and a peer, on one broker, in turn.",
    mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {

  @Mixin private final Checkout checkout = new Checkout();
  @Mixin private final Plan plan = new Plan();

  @Option(
      names = "--ingest-flag",
      paramLabel = "FLAG",
      description = "A JVM flag for webhook-ingest alone, such as -XX:StartFlightRecording=…")
  private List<String> flags = List.of();

  @Override
  public Integer call() throws Exception {
    String machine = Machine.sentence();
    Progress progress = new Progress(System.out);
    if (plan.entries().contains(Entry.EXPRESS) && !Express.installed(checkout.root(), progress)) {
      plan.leaveOut(Entry.EXPRESS);
    }
    progress.line(
        "%d contestants, one broker; about %d minutes"
            .formatted(plan.entries().size(), plan.length().plusSeconds(45).toMinutes() + 1));
    Path home = checkout.workplace("ingest");
    try (Broker broker = Broker.start(home.resolve("broker"), home.resolve("broker.log"), false)) {
      progress.line("the broker is there");
      IngestReport report = play(home, broker, progress, machine);
      if (plan.against().isEmpty()) {
        report.write(checkout.report());
        progress.line("written to " + checkout.report().resolve(IngestReport.FILE));
      }
      System.out.println();
      System.out.println(report.tables());
    } finally {
      Checkout.delete(home.resolve("broker"));
    }
    return 0;
  }

  private IngestReport play(Path home, Broker broker, Progress progress, String machine)
      throws IOException, InterruptedException {
    List<Contestant> contestants = new ArrayList<>();
    try {
      Map<Workload, Map<Entry, Score>> scores = play(home, broker, progress, contestants);
      broker.close();
      return new IngestReport(plan, scores, Challenges.of(contestants, progress), machine);
    } finally {
      contestants.forEach(Contestant::close);
    }
  }

  private Map<Workload, Map<Entry, Score>> play(
      Path home, Broker broker, Progress progress, List<Contestant> contestants)
      throws IOException, InterruptedException {
    try (Neighbours neighbours = Neighbours.start(home, broker.bootstrap())) {
      Lineup lineup =
          new Lineup(checkout.root(), plan.against(), home, broker.bootstrap(), neighbours, flags);
      Traffic first = new Traffic(plan.workloads().getFirst());
      for (Entry entry : plan.entries()) {
        Contestant contestant = lineup.start(entry);
        contestants.add(contestant);
        lineup.await(contestant, first);
        progress.line(entry.label() + " is there");
      }
      return new Match(plan, contestants, broker.process(), progress).play();
    }
  }
}

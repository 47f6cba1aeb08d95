package dev.roost.bench.vault;

import dev.roost.bench.checkout.Checkout;
import dev.roost.bench.report.Machine;
import dev.roost.bench.report.Progress;
import dev.roost.bench.vault.Row.Case;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench vault}: token-vault beside the raw limits of its database. */
@Command(
    name = "vault",
    description = "token-vault beside the raw limits of its database, in turn.",
    mixinStandardHelpOptions = true)
public final class VaultCommand implements Callable<Integer> {

  @Mixin private final Checkout checkout = new Checkout();
  @Mixin private final VaultPlan plan = new VaultPlan();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws Exception {
    String machine = Machine.sentence();
    Progress progress = new Progress(System.out);
    progress.line("about %d minutes".formatted(plan.length().plusSeconds(45).toMinutes() + 1));
    Path home = checkout.workplace("vault");
    try (Rig rig = new Rig(checkout.root(), home, plan, progress, clock)) {
      Measuring measuring = new Measuring(plan, rig, progress);
      Map<Case, Score> scores = measuring.play();
      VaultReport report = new VaultReport(plan, scores, measuring.waits(), machine);
      if (plan.isAsShipped()) {
        report.write(checkout.report());
        progress.line("written to " + checkout.report().resolve(VaultReport.FILE));
      }
      System.out.println();
      System.out.println(report.tables());
    } finally {
      Checkout.delete(home.resolve("broker"));
      Checkout.delete(home.resolve("postgresql"));
    }
    return 0;
  }
}

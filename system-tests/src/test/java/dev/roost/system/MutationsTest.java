package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.campaign.Plan;
import dev.roost.system.fault.BadWays;
import dev.roost.system.mutation.Mutant;
import dev.roost.system.mutation.MutantBuild;
import dev.roost.system.mutation.MutantJudge;
import dev.roost.system.mutation.MutantResult;
import dev.roost.system.mutation.Mutants;
import dev.roost.system.mutation.MutationReport;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Finding;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fault campaign is itself tested: a service is built with a defect, a short campaign is run on
 * it, and the oracle must find the faults that the defect makes, after it has found none without
 * the defect under the same conditions.
 */
@Tag("faults")
@Isolated("a schedule is in seconds")
class MutationsTest {

  private static final Path CHECKOUT = RunningStack.checkout();
  private static final MutationReport REPORT = new MutationReport();
  private static final MutantJudge JUDGE =
      new MutantJudge(
          CHECKOUT, new MutantBuild(CHECKOUT), MutationsTest::campaign, MutationsTest::report);

  /** {@code roost.mutations}: those of these names, between commas; else all. */
  static List<Mutant> mutants() {
    return Mutants.named(CHECKOUT, System.getProperty("roost.mutations", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  @Timeout(2400)
  void theCampaignFindsTheDefect(Mutant mutant) {
    Progress.say("%s: %s".formatted(mutant, mutant.defect()));

    MutantResult result = JUDGE.judge(mutant);

    assertThat(result.status().isRight()).as(result.remark()).isTrue();
  }

  private static void report(MutantResult result) {
    REPORT.add(result);
    REPORT.write(CHECKOUT);
    Progress.say("%s: %s".formatted(result.name(), result.status()));
  }

  private static List<Fault> campaign(Path root, Plan plan) {
    BadWays ways = CampaignTest.badWays();
    try (RunningStack stack = new RunningStack(root, ways)) {
      stack.up("Mutations-" + plan.seed());
      return CampaignTest.run(plan, stack, ways).breaches().stream().map(Finding::fault).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

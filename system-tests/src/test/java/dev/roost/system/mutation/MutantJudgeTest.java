package dev.roost.system.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.mutation.MutantJudge.Outcome;
import dev.roost.system.mutation.MutantResult.Status;
import dev.roost.system.oracle.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutantJudgeTest {

  private static final Path CHECKOUT = Path.of("checkout");
  private static final Path MUTATED = Path.of("mutated");
  private static final int TRIES = 3;

  private static final Mutant MUTANT =
      new Mutant(
          "some",
          Path.of("some.patch"),
          "the router loses something",
          "activity-router",
          new Mutant.ExpectedFaults(Set.of(Fault.LOST), Set.of(Fault.DOUBLED)),
          new TrialConditions(Optional.empty(), 20, TRIES),
          List.of());

  private final List<MutantResult> told = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();

  @Test
  void theExpectedFaultsKillIt() {
    MutantResult result = judged(List.of(), List.of(Fault.LOST, Fault.LOST));

    assertThat(result.status()).isEqualTo(Status.KILLED);
    assertThat(result.foundText()).isEqualTo("LOST 2");
    assertThat(result.tries()).isEqualTo("1 of 3");
    assertThat(runs).containsExactly(CHECKOUT, MUTATED);
    assertThat(told).extracting(MutantResult::status).containsExactly(Status.GREEN, Status.KILLED);
  }

  @Test
  void allowedFaultsBesideThemKillItToo() {
    assertThat(judged(List.of(), List.of(Fault.LOST, Fault.DOUBLED)).status())
        .isEqualTo(Status.KILLED);
  }

  @Test
  void itSurvivesWhereNothingIsFoundInAnyTry() {
    MutantResult result = judged(List.of(), List.of());

    assertThat(result.status()).isEqualTo(Status.SURVIVED);
    assertThat(result.tries()).isEqualTo("3 of 3");
    assertThat(result.remark()).contains(MUTANT.defect());
    assertThat(runs).containsExactly(CHECKOUT, MUTATED, MUTATED, MUTATED);
  }

  @Test
  void otherFaultsDoNotKillIt() {
    assertThat(judged(List.of(), List.of(Fault.SWAPPED)).status()).isEqualTo(Status.OTHER_FAULTS);
    assertThat(judged(List.of(), List.of(Fault.DOUBLED)).status()).isEqualTo(Status.OTHER_FAULTS);
    assertThat(judged(List.of(), List.of(Fault.LOST, Fault.SWAPPED)).status())
        .isEqualTo(Status.OTHER_FAULTS);
  }

  @Test
  void whereRoostAsItIsHasFaultsNoMutantIsKilled() {
    MutantResult result = judged(List.of(Fault.LOST), List.of(Fault.LOST));

    assertThat(result.status()).isEqualTo(Status.RED);
    assertThat(result.remark()).contains("./roost test --faults --seed ");
    assertThat(runs).containsExactly(CHECKOUT);
  }

  @Test
  void aLaterTryThatIsRedIsRunWithoutTheDefectToo() {
    MutantJudge judge =
        new MutantJudge(
            CHECKOUT,
            mutant -> new Outcome.Built(MUTATED),
            (root, plan) -> {
              runs.add(root);
              return runs.size() < 3 ? List.of() : List.of(Fault.LOST);
            },
            told::add);

    MutantResult result = judge.judge(MUTANT);

    assertThat(result.status()).isEqualTo(Status.RED);
    assertThat(result.tries()).isEqualTo("2 of 3");
    assertThat(runs).containsExactly(CHECKOUT, MUTATED, MUTATED, CHECKOUT);
  }

  @Test
  void aRunThatDoesNotEndKillsNothing() {
    MutantJudge judge =
        new MutantJudge(
            CHECKOUT,
            mutant -> new Outcome.Built(MUTATED),
            (root, plan) -> {
              if (root.equals(MUTATED)) {
                throw new IllegalStateException("not quiet within two minutes");
              }
              return List.of();
            },
            told::add);

    MutantResult result = judge.judge(MUTANT);

    assertThat(result.status()).isEqualTo(Status.NOT_ENDED);
    assertThat(result.remark()).contains("not quiet within two minutes");
  }

  @Test
  void whatCannotBeBuiltIsNotRun() {
    MutantJudge judge =
        new MutantJudge(
            CHECKOUT,
            mutant -> new Outcome.Failed("the patch does not apply"),
            (root, plan) -> {
              runs.add(root);
              return List.of();
            },
            told::add);

    MutantResult result = judge.judge(MUTANT);

    assertThat(result.status()).isEqualTo(Status.NOT_BUILT);
    assertThat(result.remark()).contains("the patch does not apply");
    assertThat(runs).isEmpty();
  }

  @Test
  void roostAsItIsIsRunOnceForTheSameConditions() {
    MutantJudge judge = judge(List.of(), List.of(Fault.LOST));

    judge.judge(MUTANT);
    judge.judge(MUTANT);

    assertThat(runs).containsExactly(CHECKOUT, MUTATED, MUTATED);
  }

  @Test
  void theTableSaysWhatWasFoundAndBelowItWhatToDo() {
    MutationReport report = new MutationReport();
    report.add(judged(List.of(), List.of(Fault.LOST)));
    report.add(judged(List.of(), List.of()));

    assertThat(report.text())
        .matches("(?s)mutant +expected +found +try +seconds +result\n.*")
        .containsPattern("some +LOST +LOST 1 +1 of 3 +0 +killed\n")
        .containsPattern("some +LOST +nothing +3 of 3 +0 +SURVIVED\n")
        .containsPattern("\nsome: the campaign did not notice that the router loses something");
  }

  private MutantResult judged(List<Fault> without, List<Fault> with) {
    return judge(without, with).judge(MUTANT);
  }

  private MutantJudge judge(List<Fault> without, List<Fault> with) {
    runs.clear();
    return new MutantJudge(
        CHECKOUT,
        mutant -> new Outcome.Built(MUTATED),
        (root, plan) -> {
          runs.add(root);
          return root.equals(MUTATED) ? with : without;
        },
        told::add);
  }
}

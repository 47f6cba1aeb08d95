package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Deliveries;
import dev.roost.system.oracle.Delivery;
import dev.roost.system.oracle.Fault;
import dev.roost.system.oracle.Oracle;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Caller;
import dev.roost.system.stack.Caller.Answer;
import dev.roost.system.stack.Progress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A {@link Caller}'s calls beside X's, each tried once only, and what became of both.
 *
 * @param ofX the verdict over X's own deliveries
 * @param ofOurs the verdict over the calls: those answered 200 were accepted, the rest given up
 */
record OwnCalls(List<Answer> answers, Verdict ofX, Verdict ofOurs) {

  /** X hangs up after 3 s; Roost answers before. */
  static final Duration ANSWERED = Duration.ofMillis(2_500);

  /**
   * Once all is quiet.
   *
   * @param conditions of X's deliveries; of the calls, which are tried once, as many may be refused
   *     as the interruptions explain
   */
  static OwnCalls judged(List<Answer> answers, Trial trial, Conditions conditions) {
    sayTimes(answers);
    List<OutRecord> out = trial.downstream().out();
    List<OutRecord> ofX = out.stream().filter(record -> !isOurs(record)).toList();
    List<OutRecord> ofOurs = out.stream().filter(OwnCalls::isOurs).toList();
    List<Delivery> own = answers.stream().map(Answer::asDelivery).toList();
    return new OwnCalls(
        answers,
        Trial.verdict(Deliveries.of(trial.simulator()), ofX, conditions),
        Oracle.judge(own, ofOurs, conditions.accepting(0)));
  }

  /** Every call was answered in time; some were refused, and the last was not. */
  void assertAnsweredInTime() {
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isIn(200, 503);
          assertThat(answer.took()).isLessThan(ANSWERED);
        });
    assertThat(answers).extracting(Answer::status).contains(200, 503).endsWith(200);
  }

  /** What was answered 200 came out, and what was refused was refused in no calm. */
  void assertKept() {
    assertThat(ofOurs.findings())
        .as(ofOurs.report())
        .allMatch(finding -> finding.fault() == Fault.GIVEN_UP);
  }

  private static boolean isOurs(OutRecord record) {
    return Caller.USER.equals(record.key());
  }

  private static void sayTimes(List<Answer> answers) {
    Duration longest =
        answers.stream().map(Answer::took).max(Comparator.naturalOrder()).orElseThrow();
    long refused = answers.stream().filter(answer -> answer.status() == 503).count();
    Progress.say(
        "%d own calls, %d of them 503, longest answer %d ms"
            .formatted(answers.size(), refused, longest.toMillis()));
  }
}

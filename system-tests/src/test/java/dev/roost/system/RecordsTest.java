package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.Act;
import dev.roost.system.oracle.Conditions;
import dev.roost.system.oracle.Oracle;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.oracle.Verdict;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.system.stack.Signer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(2)
class RecordsTest {

  /** It waits for whole minutes twice, up to two minutes in all. */
  private static final Duration DEMO = Duration.ofMinutes(5);

  @RegisterExtension static final RunningStack STACK = RunningStack.judged();

  /** On the same stack the demo lets X give up a few, and replays them; of so few that is much. */
  private static final double WITH_THE_DEMOS = 0.8;

  private static final List<String> TOWARDS_THE_OTHER =
      List.of(
          "post",
          "reply",
          "quote",
          "repost",
          "like",
          "follow",
          "unfollow",
          "block",
          "unblock",
          "mute",
          "unmute",
          "message",
          "type",
          "read",
          // two, so that a batch holds two of a kind nobody knows
          "unknown",
          "unknown");
  private static final List<String> ALONE = List.of("post", "delete", "unknown", "revoke");

  @Test
  @Timeout(400)
  void everyRecordIsValidAgainstItsSchema() {
    RecordSchemas schemas = new RecordSchemas();
    try (Trial trial = Trial.on(STACK)) {
      List<String> users = trial.subscribed(2, "s");
      act(trial, TOWARDS_THE_OTHER, users.getFirst(), users.getLast());
      trial.simulator().faults(Map.of("batch", 1));
      act(trial, TOWARDS_THE_OTHER, users.getLast(), users.getFirst());
      trial.simulator().faults(Map.of());
      ALONE.forEach(act -> act(trial, Act.of(users.getFirst(), act)));
      trial.awaitQuiet(Duration.ofSeconds(90));
      Verdict verdict = trial.verdict(Conditions.calm().accepting(WITH_THE_DEMOS));

      assertThat(verdict.clean()).as(verdict.report()).isTrue();
      assertThat(Topics.ALL)
          .allSatisfy(topic -> assertThat(faults(schemas, trial, topic)).isEmpty());
      assertThat(typesOut(trial)).containsAll(Oracle.types());
      assertSignaturesVerify(trial);
      assertThat(trial.downstream().on(Topics.SIGNALS)).isNotEmpty();
      assertThat(trial.downstream().on(Topics.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  @Timeout(400)
  void theDemoEndsWithNothingLost() {
    String said = STACK.roost(DEMO, "demo");

    Progress.say(said);
    assertThat(said).containsPattern("lost\\s+0\\b").doesNotContain("out twice");
  }

  private static void act(Trial trial, List<String> acts, String actor, String target) {
    acts.forEach(act -> act(trial, Act.towards(actor, act, target)));
  }

  private static void act(Trial trial, Act act) {
    assertThat(trial.simulator().act(act).happenings()).as(act.toString()).isNotEmpty();
  }

  private static List<String> faults(RecordSchemas schemas, Trial trial, Topic topic) {
    return trial.downstream().on(topic).stream()
        .flatMap(record -> schemas.faults(topic, record).stream())
        .toList();
  }

  private static List<String> typesOut(Trial trial) {
    return trial.downstream().out().stream()
        .map(record -> record.header(ActivityHeaders.TYPE))
        .distinct()
        .toList();
  }

  /**
   * Where the value is the body as X sent it, X's signatures are passed on and fit; else neither.
   */
  private static void assertSignaturesVerify(Trial trial) {
    Signer x = Signer.of(trial.simulator().portal(RunningStack.APP));
    List<OutRecord> activities =
        Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
            .flatMap(topic -> trial.downstream().on(topic).stream())
            .toList();
    List<OutRecord> signed =
        activities.stream()
            .filter(record -> record.headers().containsKey(DeliveryHeaders.LEGACY_SIGNATURE))
            .toList();

    assertThat(signed).hasSizeBetween(1, activities.size() - 1);
    assertThat(signed)
        .allSatisfy(record -> {
          byte[] value = record.value().toArray();
          assertThat(record.header(DeliveryHeaders.LEGACY_SIGNATURE)).isEqualTo(x.legacy(value));
          assertThat(record.header(DeliveryHeaders.MODERN_SIGNATURE)).isEqualTo(x.modern(value));
        });
  }
}

package dev.roost.kafkaadmin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roost.contracts.topic.Topics;
import dev.roost.kafkaadmin.topic.Difference.Action;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Comparison THREE_BROKERS =
      new Comparison(new TreeSet<>(List.of(1, 2, 3)), false);

  private final WantedTopic wanted = wanted(TopicOptions.DEFAULT, "roost.signals");

  @Test
  void aTopicAsItMustBeHasNoDifference() {
    assertThat(THREE_BROKERS.of(wanted, found(3, List.of(1, 2, 3), Map.of()))).isEmpty();
  }

  @Test
  void moreReplicasWillDo() {
    assertThat(THREE_BROKERS.of(wanted, found(3, List.of(1, 2, 3, 4), Map.of()))).isEmpty();
  }

  @Test
  void aMissingTopicIsMade() {
    assertThat(THREE_BROKERS.of(wanted, null))
        .singleElement()
        .satisfies(difference -> {
          assertThat(difference.action()).isEqualTo(Action.CREATE);
          assertThat(difference.wanted()).contains("3 partitions", "min.insync.replicas=2");
        });
  }

  @Test
  void moreAndFewerPartitionsAreBothRefused() {
    for (int partitions : List.of(2, 4)) {
      assertThat(THREE_BROKERS.of(wanted, found(partitions, List.of(1, 2, 3), Map.of())))
          .singleElement()
          .satisfies(difference -> {
            assertThat(difference.action()).isEqualTo(Action.REFUSE);
            assertThat(difference.advice()).contains("never changed");
          });
    }
  }

  @Test
  void missingReplicasKeepTheLeaderAndTakeOtherBrokers() {
    List<Difference> differences = THREE_BROKERS.of(wanted, found(3, List.of(2), Map.of()));

    assertThat(differences).extracting(Difference::action).containsOnly(Action.BY_HAND);
    assertThat(differences.getFirst().advice())
        .contains("\"partition\":0,\"replicas\":[2,1,3]")
        .contains("\"partition\":1,\"replicas\":[2,3,1]");
  }

  @Test
  void acknowledgementsThatNobodyCouldGiveAreNotSet() {
    assertThat(THREE_BROKERS.of(wanted, found(3, List.of(1), Map.of("min.insync.replicas", "1"))))
        .filteredOn(difference -> difference.what().equals("min.insync.replicas"))
        .singleElement()
        .satisfies(difference -> assertThat(difference.action()).isEqualTo(Action.BY_HAND));
  }

  @Test
  void aRetentionIsMadeLongerAtOnceAndShorterWhenAskedAlone() {
    FoundTopic shorter = found(3, List.of(1, 2, 3), Map.of("retention.ms", "1000"));
    FoundTopic longer = found(3, List.of(1, 2, 3), Map.of("retention.ms", "-1"));
    Comparison asked = new Comparison(THREE_BROKERS.brokers(), true);

    assertThat(THREE_BROKERS.of(wanted, shorter))
        .extracting(Difference::action)
        .containsExactly(Action.ALTER);
    assertThat(THREE_BROKERS.of(wanted, longer))
        .extracting(Difference::action)
        .containsExactly(Action.BY_HAND);
    assertThat(asked.of(wanted, longer))
        .extracting(Difference::action)
        .containsExactly(Action.ALTER);
  }

  @Test
  void theActivityTopicsAndTheChangelogGetTheSamePartitions() {
    TopicOptions options =
        new TopicOptions(
            OptionalInt.of(48),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of(),
            false,
            "another-router");

    assertThat(WantedTopic.all(options, 3))
        .filteredOn(topic -> topic.partitions() == 48)
        .extracting(WantedTopic::name)
        .containsExactly(
            "x.deliveries",
            "x.activities",
            "x.direct-messages",
            "another-router-remembered-changelog");
  }

  @Test
  void everyTopicOfTheContractsIsWantedAndTheChangelog() {
    assertThat(WantedTopic.all(TopicOptions.DEFAULT, 3)).hasSize(Topics.ALL.size() + 1);
  }

  @Test
  void aTableHasNoRetention() {
    TopicOptions options =
        new TopicOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of("roost.webhooks", Duration.ofDays(1)),
            false,
            "roost-activity-router");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WantedTopic.all(options, 3))
        .withMessageContaining("compacted");
  }

  private static WantedTopic wanted(TopicOptions options, String name) {
    return WantedTopic.all(options, 3).stream()
        .filter(topic -> topic.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private FoundTopic found(int partitions, List<Integer> replicas, Map<String, String> otherwise) {
    Map<String, String> config = new HashMap<>();
    wanted.settings().forEach(setting -> config.put(setting.name(), setting.value()));
    config.putAll(otherwise);
    return new FoundTopic(wanted.name(), Collections.nCopies(partitions, replicas), config);
  }
}

package dev.roost.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.access.Grant.Kind;
import dev.roost.contracts.access.Grant.Match;
import dev.roost.contracts.access.Grant.Operation;
import dev.roost.contracts.principal.Principal;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessTest {

  @Test
  void whoWritesAndReadsATopicIsWhomTheTopicNames() {
    assertThat(Topics.ALL)
        .allSatisfy(topic -> {
          assertThat(allowed(topic, Operation.WRITE))
              .containsExactlyInAnyOrderElementsOf(topic.writtenBy());
          assertThat(allowed(topic, Operation.READ))
              .containsExactlyInAnyOrderElementsOf(topic.readBy());
        });
  }

  /** The names stand in clusters and in clients' settings. */
  @Test
  void principalsKeepTheirNames() {
    assertThat(Principal.values())
        .extracting(Principal::kafkaName)
        .containsExactly(
            "User:webhook-ingest",
            "User:activity-router",
            "User:subscription-manager",
            "User:replay-worker",
            "User:token-vault",
            "User:downstream",
            "User:private-downstream",
            "User:operator",
            "User:dead-letters");
  }

  @Test
  void noGroupAndNoTransactionIsOpenToTwo() {
    List<Grant> used =
        Access.ALL.stream()
            .filter(grant -> grant.kind() == Kind.GROUP || grant.kind() == Kind.TRANSACTIONAL_ID)
            .filter(grant -> grant.operations().contains(use(grant)))
            .toList();

    assertThat(used).hasSizeGreaterThan(Principal.values().length);
    assertThat(used)
        .allSatisfy(grant ->
            assertThat(used)
                .filteredOn(other -> !other.principal().equals(grant.principal()))
                .noneMatch(other -> overlap(grant, other)));
  }

  @Test
  void whatMeansEveryNameIsForLookingAlone() {
    assertThat(Access.ALL)
        .filteredOn(grant -> grant.name().equals("*") || grant.kind() == Kind.CLUSTER)
        .isNotEmpty()
        .allMatch(grant -> grant.operations().stream().allMatch(AccessTest::isLooking));
  }

  @Test
  void onlyTheRouterMakesTopicsAndWritesInTransactions() {
    assertThat(Access.ALL)
        .filteredOn(grant ->
            grant.operations().contains(Operation.CREATE) || grant.kind() == Kind.TRANSACTIONAL_ID)
        .isNotEmpty()
        .allMatch(grant -> grant.principal().equals(Principal.ACTIVITY_ROUTER))
        .allMatch(grant -> grant.name().equals("roost-activity-router-"));
  }

  @Test
  void noTopicOfRoostBeginsAsStreamsOwnTopicsDo() {
    assertThat(Topics.ALL).noneMatch(topic -> topic.name().startsWith("roost-"));
  }

  private static List<Principal> allowed(Topic topic, Operation operation) {
    return Access.ALL.stream()
        .filter(grant -> grant.covers(Kind.TOPIC, topic.name()))
        .filter(grant -> grant.operations().contains(operation))
        .map(Grant::principal)
        .toList();
  }

  private static boolean overlap(Grant one, Grant other) {
    return one.covers(other.kind(), other.name()) || other.covers(one.kind(), one.name());
  }

  private static Operation use(Grant grant) {
    return grant.kind() == Kind.GROUP ? Operation.READ : Operation.WRITE;
  }

  private static boolean isLooking(Operation operation) {
    return operation == Operation.DESCRIBE || operation == Operation.DESCRIBE_CONFIGS;
  }

  /** So that a name that begins others is told from a whole one that is equal to it. */
  @Test
  void aPrefixCoversWhatBeginsWithItAndAWholeNameItselfAlone() {
    Grant prefixed = group("a-", Match.PREFIXED);
    Grant literal = group("a-", Match.LITERAL);

    assertThat(prefixed.covers(Kind.GROUP, "a-1")).isTrue();
    assertThat(prefixed.covers(Kind.TOPIC, "a-1")).isFalse();
    assertThat(literal.covers(Kind.GROUP, "a-1")).isFalse();
    assertThat(literal.covers(Kind.GROUP, "a-")).isTrue();
    assertThat(group("*", Match.LITERAL).covers(Kind.GROUP, "b")).isTrue();
  }

  private static Grant group(String name, Match match) {
    return new Grant(Principal.OPERATOR, Kind.GROUP, name, match, EnumSet.of(Operation.READ));
  }
}

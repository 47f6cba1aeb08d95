package dev.roost.contracts.access;

import static dev.roost.contracts.access.Grant.Kind.CLUSTER;
import static dev.roost.contracts.access.Grant.Kind.GROUP;
import static dev.roost.contracts.access.Grant.Kind.TOPIC;
import static dev.roost.contracts.access.Grant.Kind.TRANSACTIONAL_ID;
import static dev.roost.contracts.access.Grant.Match.LITERAL;
import static dev.roost.contracts.access.Grant.Match.PREFIXED;
import static dev.roost.contracts.access.Grant.Operation.CREATE;
import static dev.roost.contracts.access.Grant.Operation.DESCRIBE;
import static dev.roost.contracts.access.Grant.Operation.DESCRIBE_CONFIGS;
import static dev.roost.contracts.access.Grant.Operation.READ;
import static dev.roost.contracts.access.Grant.Operation.WRITE;

import dev.roost.contracts.access.Grant.Kind;
import dev.roost.contracts.access.Grant.Match;
import dev.roost.contracts.access.Grant.Operation;
import dev.roost.contracts.principal.Principal;
import dev.roost.contracts.topic.Changelog;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every grant of Roost, on brokers that refuse whatever is not granted. What a topic says of who
 * writes and reads it is what its grants say; the rest is the groups they read in, and what Kafka
 * Streams keeps for itself.
 */
public final class Access {

  /** Streams' application id: the router's group, and how its own topics and ids begin. */
  private static final String ROUTER = Changelog.APPLICATION_ID;

  /** All of them, in the order of principals. */
  public static final List<Grant> ALL = Stream.of(Principal.values()).flatMap(Access::of).toList();

  private Access() {}

  /** What this principal may do. */
  public static Stream<Grant> of(Principal principal) {
    return Stream.concat(topics(principal), besideTopics(principal));
  }

  private static Stream<Grant> topics(Principal principal) {
    return Topics.ALL.stream()
        .filter(
            topic -> topic.writtenBy().contains(principal) || topic.readBy().contains(principal))
        .map(topic ->
            new Grant(principal, TOPIC, topic.name(), LITERAL, operations(principal, topic)));
  }

  private static EnumSet<Operation> operations(Principal principal, Topic topic) {
    EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
    if (topic.readBy().contains(principal)) {
      operations.add(READ);
    }
    if (topic.writtenBy().contains(principal)) {
      operations.add(WRITE);
    }
    if (principal == Principal.WEBHOOK_INGEST && topic.equals(Topics.DELIVERIES)) {
      // It answers 200 only while the topic is configured so that this means what it promises.
      operations.add(DESCRIBE_CONFIGS);
    }
    return operations;
  }

  // No default: whoever adds a principal says here what it may do.
  private static Stream<Grant> besideTopics(Principal principal) {
    String name = principal.userName();
    return switch (principal) {
      case ACTIVITY_ROUTER -> streams(principal);
      case SUBSCRIPTION_MANAGER -> Stream.of(group(principal, name, LITERAL));
      case REPLAY_WORKER ->
          Stream.of(
              group(principal, name, LITERAL), group(principal, name + "-webhooks-", PREFIXED));
      case TOKEN_VAULT -> Stream.of();
      case DEAD_LETTERS -> Stream.of(group(principal, "roost-dead-letters", LITERAL));
      case OPERATOR ->
          Stream.concat(Stream.of(group(principal, name + "-", PREFIXED)), looking(principal));
      // Each start of webhook-ingest, and each consumer of a company's, has groups of its own.
      case WEBHOOK_INGEST, DOWNSTREAM, PRIVATE_DOWNSTREAM ->
          Stream.of(group(principal, name + "-", PREFIXED));
    };
  }

  /** The changelog is made, written, and read back; transactions have the instance in their id. */
  private static Stream<Grant> streams(Principal router) {
    return Stream.of(
        group(router, ROUTER, LITERAL),
        grant(router, TRANSACTIONAL_ID, ROUTER + "-", PREFIXED, WRITE),
        grant(router, TOPIC, ROUTER + "-", PREFIXED, CREATE, READ, WRITE));
  }

  /** How far everybody is and how everything is set, and nothing of what stands in it. */
  private static Stream<Grant> looking(Principal operator) {
    return Stream.of(
        grant(operator, TOPIC, "*", LITERAL, DESCRIBE, DESCRIBE_CONFIGS),
        grant(operator, GROUP, "*", LITERAL, DESCRIBE),
        grant(operator, CLUSTER, "kafka-cluster", LITERAL, DESCRIBE, DESCRIBE_CONFIGS));
  }

  private static Grant group(Principal principal, String name, Match match) {
    return grant(principal, GROUP, name, match, READ);
  }

  private static Grant grant(
      Principal principal,
      Kind kind,
      String name,
      Match match,
      Operation first,
      Operation... more) {
    return new Grant(principal, kind, name, match, EnumSet.of(first, more));
  }
}

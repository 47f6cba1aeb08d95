package dev.roost.contracts.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * A user at the brokers: one for each service, and one for each kind of reader outside of Roost.
 *
 * @param name its name, which is the service's own
 */
public record Principal(String name) {

  public static final Principal WEBHOOK_INGEST = new Principal("webhook-ingest");
  public static final Principal ACTIVITY_ROUTER = new Principal("activity-router");
  public static final Principal SUBSCRIPTION_MANAGER = new Principal("subscription-manager");
  public static final Principal REPLAY_WORKER = new Principal("replay-worker");
  public static final Principal TOKEN_VAULT = new Principal("token-vault");

  /** A company's consumer that reads no private messages. */
  public static final Principal DOWNSTREAM = new Principal("downstream");

  /** A company's consumer that reads the private topic, too. */
  public static final Principal PRIVATE_DOWNSTREAM = new Principal("private-downstream");

  /** Who looks after Roost: sees how far everybody is, and reads what could not be read. */
  public static final Principal OPERATOR = new Principal("operator");

  /** Who brings back in what could not be read: {@code ./roost dead-letters retry}. */
  public static final Principal DEAD_LETTERS = new Principal("dead-letters");

  /** All of them: first Roost's own services. */
  public static final List<Principal> ALL =
      List.of(
          WEBHOOK_INGEST,
          ACTIVITY_ROUTER,
          SUBSCRIPTION_MANAGER,
          REPLAY_WORKER,
          TOKEN_VAULT,
          DOWNSTREAM,
          PRIVATE_DOWNSTREAM,
          OPERATOR,
          DEAD_LETTERS);

  /** The principals with these names, which stand in a row, parted by commas. */
  static Stream<Principal> named(String names) {
    return Stream.of(names.split(", ")).map(Principal::new);
  }

  /** As an ACL names it. */
  public String kafkaName() {
    return "User:" + name;
  }
}

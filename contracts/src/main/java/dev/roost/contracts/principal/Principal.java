package dev.roost.contracts.principal;

/**
 * A user at the brokers: one for each service, and one for each kind of client outside of Roost.
 */
public enum Principal {
  WEBHOOK_INGEST("webhook-ingest"),
  ACTIVITY_ROUTER("activity-router"),
  SUBSCRIPTION_MANAGER("subscription-manager"),
  REPLAY_WORKER("replay-worker"),
  TOKEN_VAULT("token-vault"),

  /** A company's consumer that reads no private messages. */
  DOWNSTREAM("downstream"),

  /** A company's consumer that reads the private topic, too. */
  PRIVATE_DOWNSTREAM("private-downstream"),

  /** Looks after Roost: describes every group and topic, and reads the dead letters. */
  OPERATOR("operator"),

  /** Publishes dead letters again: {@code kafka-admin dead-letters retry}. */
  DEAD_LETTERS("dead-letters");

  private final String userName;

  Principal(String userName) {
    this.userName = userName;
  }

  /** The user's name at the brokers; a service's is the service's own. */
  public String userName() {
    return userName;
  }

  /** As an ACL names it: {@code User:} and the user's name. */
  public String kafkaName() {
    return "User:" + userName;
  }
}

package dev.roost.vault.access;

import java.util.Set;

/** The roles routes ask for. Those of people come from their tokens, those of services never. */
public final class Roles {

  /** Reads metadata. */
  public static final String VIEWER = "viewer";

  /** Reads metadata; in other services more. */
  public static final String OPERATOR = "operator";

  /** Writes credentials, reads the audit trail. */
  public static final String ADMIN = "admin";

  /** The service that verifies deliveries. */
  public static final String WEBHOOK_INGEST = "webhook-ingest";

  /** The service that keeps webhooks and subscriptions. */
  public static final String SUBSCRIPTION_MANAGER = "subscription-manager";

  /** The service that has gaps replayed. */
  public static final String REPLAY_WORKER = "replay-worker";

  static final Set<String> OF_PEOPLE = Set.of(VIEWER, OPERATOR, ADMIN);

  private Roles() {}
}

package dev.roost.stack.command;

/** The processes a person may name. */
final class ProcessNames {

  /** All of them, for the help of a command. */
  static final String ALL =
      "webhook-ingest, webhook-ingest-2, activity-router, activity-router-2, subscription-manager,"
          + " replay-worker, token-vault, simulator, postgresql, kafka, kafka-1, kafka-2, kafka-3";

  private ProcessNames() {}
}

package dev.roost.outbox.announce;

import dev.roost.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;

/** Puts messages on Kafka. */
@FunctionalInterface
public interface Announcer {

  /**
   * Announces a message. Never blocks the caller.
   *
   * @return completes when all in-sync replicas have the record (acks=all) and fails when they may
   *     not have it; given up by cancelling, after which nothing more is begun
   */
  Uni<Void> announce(OutboxMessage message);
}

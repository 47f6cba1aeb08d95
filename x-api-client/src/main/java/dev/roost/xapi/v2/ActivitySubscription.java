package dev.roost.xapi.v2;

import java.time.Instant;
import java.util.Optional;

/**
 * A subscription of the X Activity API, as X has it.
 *
 * @param subscriptionId X's id
 * @param eventType X's name of the type, which may be one that is not in the table
 * @param userId the user whom the events concern; empty for a type of the whole app
 * @param tag repeated in each delivery
 * @param webhookId where X delivers; empty for its stream alone
 * @param createdAt empty when X gives no time that can be read
 * @param updatedAt empty when X gives no time that can be read
 * @param expiresAt when it ends; empty for never
 * @param isQualified whether its filter takes fewer events than all of the type and the user: a
 *     direction, qualifiers, a keyword
 */
public record ActivitySubscription(
    String subscriptionId,
    String eventType,
    Optional<String> userId,
    Optional<String> tag,
    Optional<String> webhookId,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<Instant> expiresAt,
    boolean isQualified) {

  /** One to all events of the type and the user. */
  public ActivitySubscription(
      String subscriptionId,
      String eventType,
      Optional<String> userId,
      Optional<String> tag,
      Optional<String> webhookId,
      Optional<Instant> createdAt,
      Optional<Instant> updatedAt,
      Optional<Instant> expiresAt) {
    this(subscriptionId, eventType, userId, tag, webhookId, createdAt, updatedAt, expiresAt, false);
  }

  /** The type in the table; empty where X has one that is not there. */
  public Optional<EventType> type() {
    return EventType.of(eventType);
  }
}

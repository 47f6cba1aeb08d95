package dev.roost.subscriptions.activity;

import dev.roost.xapi.v2.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One wanted event type of a user.
 *
 * @param eventType X's name
 * @param state pending, subscribed or failed; {@code missing-scope} or {@code reconnect-needed}
 *     where it is not asked for again before the user has connected anew
 * @param reason why it is so
 * @param subscriptionId X's id of the subscription
 * @param tag what X repeats in each delivery
 * @param subscribedAt since when X delivers
 * @param expiresAt when X ends it; absent for never
 */
@Schema(name = "EventTypeSubscription")
public record EventTypeView(
    String eventType,
    String state,
    @Nullable String reason,
    @Nullable String subscriptionId,
    @Nullable String tag,
    @Nullable Instant subscribedAt,
    @Nullable Instant expiresAt) {

  /** Of what is wanted, in the order of the table; what has no row yet is pending. */
  public static List<EventTypeView> of(WantedEvents wanted, List<EventSubscription> rows) {
    Map<EventType, EventSubscription> byType =
        rows.stream().collect(Collectors.toMap(EventSubscription::eventType, Function.identity()));
    return wanted.eventTypes().stream().map(type -> of(type, byType.get(type))).toList();
  }

  static EventTypeView of(EventType type, @Nullable EventSubscription row) {
    return row == null || row.state() == EventSubscription.State.ENDED
        ? new EventTypeView(type.eventType(), "pending", null, null, null, null, null)
        : new EventTypeView(
            type.eventType(),
            row.lack() == null ? row.state().wire() : row.lack().wire(),
            row.reason(),
            row.subscriptionId(),
            row.tag(),
            row.subscribedAt(),
            row.expiresAt());
  }
}

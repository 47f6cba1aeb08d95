package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event type of a user.
 *
 * @param webhook through which it is wanted
 * @param userId X's id of the user; empty for the whole app
 * @param eventType which
 * @param state how far it is
 * @param reason why it is so
 * @param lack what the user's consent lacked when it failed for that
 * @param subscriptionId X's id, while X has it
 * @param through X's id of the webhook through which X delivers
 * @param tag what X repeats in each delivery
 * @param subscribedAt since when X delivers
 * @param expiresAt when X ends it; absent for never
 * @param changedAt when it became so
 */
public record EventSubscription(
    WebhookKey webhook,
    String userId,
    EventType eventType,
    State state,
    @Nullable String reason,
    @Nullable Lack lack,
    @Nullable String subscriptionId,
    @Nullable String through,
    @Nullable String tag,
    @Nullable Instant subscribedAt,
    @Nullable Instant expiresAt,
    Instant changedAt) {

  public EventSubscription {
    // A release without it changes the state alone.
    lack = state == State.FAILED ? lack : null;
  }

  /** How far it is. */
  public enum State {
    /** Not there, or not through the right webhook. */
    PENDING("pending"),
    /** X delivers. */
    SUBSCRIBED("subscribed"),
    /** X, or the vault, said no. */
    FAILED("failed"),
    /** It was ended. */
    ENDED("ended");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** As it is stored and shown. */
    public String wire() {
      return wire;
    }

    static State of(String wire) {
      return valueOf(wire.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /** Not asked for yet. */
  static EventSubscription fresh(
      WebhookKey webhook, String userId, EventType eventType, Instant now) {
    return new EventSubscription(
        webhook, userId, eventType, State.PENDING, null, null, null, null, null, null, null, now);
  }

  /** Whether X delivers it through this webhook of X's, as far as is known. */
  boolean isThrough(String webhookId) {
    return state == State.SUBSCRIBED && webhookId.equals(through);
  }

  /** As X has it now. */
  EventSubscription atX(ActivitySubscription one, String webhookId, Instant now) {
    Instant since = state == State.SUBSCRIBED && subscribedAt != null ? subscribedAt : now;
    return new EventSubscription(
        webhook,
        userId,
        eventType,
        State.SUBSCRIBED,
        null,
        null,
        one.subscriptionId(),
        webhookId,
        one.tag().orElse(null),
        since,
        one.expiresAt().orElse(null),
        now);
  }

  /** Not there, for this reason; what X has of it is kept. */
  EventSubscription pending(@Nullable String why, Instant now) {
    return became(State.PENDING, why, null, subscriptionId, through, now);
  }

  /** X, or the vault, said no; what X has of it is kept. */
  EventSubscription failed(String why, @Nullable Lack found, Instant now) {
    return became(State.FAILED, why, found, subscriptionId, through, now);
  }

  /** X does not have it. */
  EventSubscription lost(String why, Instant now) {
    return became(State.PENDING, why, null, null, null, now);
  }

  /** The same, with this end. */
  EventSubscription expiring(@Nullable Instant end) {
    return new EventSubscription(
        webhook,
        userId,
        eventType,
        state,
        reason,
        lack,
        subscriptionId,
        through,
        tag,
        subscribedAt,
        end,
        changedAt);
  }

  /** It was ended. */
  EventSubscription ended(Instant now) {
    return became(State.ENDED, null, null, null, null, now);
  }

  private EventSubscription became(
      State then,
      @Nullable String why,
      @Nullable Lack found,
      @Nullable String id,
      @Nullable String via,
      Instant now) {
    return new EventSubscription(
        webhook,
        userId,
        eventType,
        then,
        why,
        found,
        id,
        via,
        id == null ? null : tag,
        null,
        id == null ? null : expiresAt,
        now);
  }
}

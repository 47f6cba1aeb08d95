package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of an app to one type of events.
 *
 * @param tag echoed in each delivery
 * @param webhookId where it is delivered to; absent for a stream alone
 * @param expiresAt when it ends by itself; absent for never
 * @param consentOf the user by whose consent it is there; empty for none
 */
public record ActivitySubscription(
    String id,
    String app,
    EventType type,
    Filter filter,
    @Nullable String tag,
    @Nullable String webhookId,
    @Nullable Instant expiresAt,
    String consentOf,
    Instant createdAt,
    Instant updatedAt) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  boolean isOver(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }

  ActivitySubscription withExpiry(@Nullable Instant at, Instant now) {
    return new ActivitySubscription(
        id, app, type, filter, tag, webhookId, at, consentOf, createdAt, now);
  }

  ActivitySubscription with(@Nullable String newTag, @Nullable String newWebhookId, Instant now) {
    return new ActivitySubscription(
        id,
        app,
        type,
        filter,
        newTag == null ? tag : newTag,
        newWebhookId == null ? webhookId : newWebhookId,
        expiresAt,
        consentOf,
        createdAt,
        now);
  }

  /**
   * As X shows it.
   *
   * @param isThere whether its webhook is there; a webhook that is gone leaves the stream alone
   */
  ObjectNode json(boolean isThere) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("subscription_id", id).put("event_type", type.name());
    json.set("filter", filter.json());
    json.put("created_at", MILLIS.format(createdAt)).put("updated_at", MILLIS.format(updatedAt));
    if (tag != null) {
      json.put("tag", tag);
    }
    if (webhookId != null && isThere) {
      json.put("webhook_id", webhookId);
    }
    return expiresAt == null ? json : json.put("expires_at", MILLIS.format(expiresAt));
  }
}

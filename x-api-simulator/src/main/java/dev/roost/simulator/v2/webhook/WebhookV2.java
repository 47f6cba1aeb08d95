package dev.roost.simulator.v2.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.webhook.Webhook;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook in the form of version 2, with those of its fields that were asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookV2(
    @Nullable String id,
    @Nullable String url,
    @Nullable Boolean valid,
    @JsonProperty("created_at") @Nullable String createdAt) {

  /** All fields. */
  static final Set<String> FIELDS = Set.of("id", "url", "valid", "created_at");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static WebhookV2 of(Webhook webhook) {
    return of(webhook, FIELDS);
  }

  static WebhookV2 of(Webhook webhook, Set<String> fields) {
    return new WebhookV2(
        fields.contains("id") ? webhook.id() : null,
        fields.contains("url") ? webhook.url().toString() : null,
        fields.contains("valid") ? webhook.valid() : null,
        fields.contains("created_at") ? MILLIS.format(webhook.createdAt()) : null);
  }
}

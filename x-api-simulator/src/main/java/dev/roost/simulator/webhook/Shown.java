package dev.roost.simulator.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A webhook in X's own form, and whose it is. */
record Shown(
    String id,
    String app,
    String url,
    boolean valid,
    @JsonProperty("created_at") String createdAt) {

  static Shown of(Webhook webhook) {
    return new Shown(
        webhook.id(),
        webhook.app(),
        webhook.url().toString(),
        webhook.valid(),
        webhook.createdAt().toString());
  }
}

package dev.roost.subscriptions.reading;

import dev.roost.contracts.webhook.WebhookState.Api;

/**
 * What is read.
 *
 * @param api of which of X's APIs
 * @param resource which of X's reads
 * @param subject X's id of the webhook, with the user's behind a slash for one subscription; that
 *     of the user for event types; empty where it is the app's
 */
record ReadingKey(String app, Api api, Resource resource, String subject) {

  /** What is read, as it is stored. */
  String wire() {
    return api == Api.V2 ? resource.wire() + "-2" : resource.wire();
  }

  /** X's reads. */
  enum Resource {
    WEBHOOKS("webhooks"),
    SUBSCRIPTIONS("subscriptions"),
    SUBSCRIPTION("subscription"),
    COUNT("count"),
    ACTIVITY("activity");

    private final String wire;

    Resource(String wire) {
      this.wire = wire;
    }

    /** As it is stored, without the API. */
    private String wire() {
      return wire;
    }
  }
}

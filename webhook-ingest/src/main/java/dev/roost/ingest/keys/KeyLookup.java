package dev.roost.ingest.keys;

import dev.roost.ingest.webhooks.ServedWebhook;

/** What is known of an app and endpoint that was called. */
public sealed interface KeyLookup {

  /** The app has this endpoint. */
  record Known(AppKeys keys, ServedWebhook webhook) implements KeyLookup {}

  /** There is no such app, or it has no such endpoint. */
  record Unknown() implements KeyLookup {}

  /**
   * Nothing can be said: keys or endpoints were never loaded, or the endpoint is there and the
   * vault has no keys of its app.
   */
  record NotLoaded() implements KeyLookup {}
}

package dev.roost.ingest.keys;

/** What is known of an app and endpoint that was called. */
public sealed interface KeyLookup {

  /** The app has this endpoint. */
  record Known(AppKeys keys) implements KeyLookup {}

  /** There is no such app, or it has no such endpoint. */
  record Unknown() implements KeyLookup {}

  /** The list of apps was never loaded, so nothing can be said. */
  record NotLoaded() implements KeyLookup {}
}

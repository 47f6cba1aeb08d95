package dev.roost.ingest.keys;

/** A source of webhook keys; answers from memory, never waits. */
public interface WebhookKeys {

  /** What is known of this webhook. */
  KeyLookup lookup(WebhookName webhook);

  /** Whether the list of apps was ever loaded. */
  boolean loaded();
}

package dev.roost.router.activity;

/**
 * What X does with {@code event_uuid} when it delivers an event once more. X calls it the id of the
 * delivery in one place, of the event in another.
 */
public enum EventUuids {
  /** A retry and a replay have that of the first delivery. */
  STABLE,
  /** Each delivery has one of its own. */
  RENEWED
}

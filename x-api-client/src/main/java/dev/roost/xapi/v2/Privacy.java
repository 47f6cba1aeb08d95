package dev.roost.xapi.v2;

/** Whose consent a subscription to an event type needs. */
public enum Privacy {
  /** Nobody's: the app's bearer suffices. */
  PUBLIC,
  /** The user's whom the filter names: a token of that user creates the subscription. */
  PRIVATE,
  /** X lists the type neither as public nor as private; the bearer is tried. */
  NOT_STATED
}

package dev.roost.router.memory;

/** What an activity is to those that came before it. */
public enum Copy {
  /** None: it comes out. */
  FIRST,
  /** The same came before. */
  SEEN,
  /** The same came before, through the same subscription and with the same {@code event_uuid}. */
  SEEN_WITH_SAME_UUID,
  /** The same came before, through the same subscription and with another {@code event_uuid}. */
  SEEN_WITH_OTHER_UUID,
  /** A state that X told of before, where {@code event_uuid} says nothing. */
  REPEATED_STATE
}

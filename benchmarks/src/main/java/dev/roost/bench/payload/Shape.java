package dev.roost.bench.payload;

/** In whose form a body is. */
public enum Shape {
  /** The Account Activity API's: {@code for_user_id} and an array of one. */
  ACCOUNT_ACTIVITY,
  /** The X Activity API's envelope, with the Post and its author once more in {@code includes}. */
  ACTIVITY
}

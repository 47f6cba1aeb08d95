package dev.roost.simulator.activity;

import dev.roost.simulator.user.User;

/**
 * A direct message.
 *
 * @param id beyond 2^53
 * @param text HTML-escaped as X stores it
 * @param throughApp whether it was sent through an app, which then stands in the {@code apps} map
 * @param extra what hangs on it
 */
public record Message(
    long id, User sender, User recipient, String text, boolean throughApp, Extra extra) {

  /** What can hang on a message. */
  public enum Extra {
    /** Nothing. */
    NONE,
    /** The answer to a quick reply, with metadata. */
    QUICK_REPLY,
    /** The answer to a quick reply without metadata, which X leaves out for some. */
    BARE_QUICK_REPLY,
    /** A photo. */
    PHOTO
  }
}

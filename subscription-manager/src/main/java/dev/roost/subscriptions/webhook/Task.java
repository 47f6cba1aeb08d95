package dev.roost.subscriptions.webhook;

/** What can be left to do with a webhook; the words stand in the table and in the API. */
public final class Task {

  /** Have X take it and hold it valid, if X does not. */
  public static final String REGISTER = "register";

  /** Read from X's list whether a challenge that X has begun was passed. */
  public static final String CONFIRM = "confirm";

  /** Have X give it up. */
  public static final String DELETE = "delete";

  /** Have X take another URL in its place, with all users. */
  public static final String MOVE = "move";

  private Task() {}
}

package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Someone does something: what the audit trail says before it is known how it ends.
 *
 * @param caller who
 * @param action what
 * @param app to which app, if to one
 * @param userId to which of X's users, if to one
 */
public record Act(Caller caller, Action action, @Nullable String app, @Nullable String userId) {

  /** An act on an app. */
  public static Act on(String app, Action action, Caller caller) {
    return new Act(caller, action, app, null);
  }

  /** The same act, of which this part is told apart. */
  public Act as(Action other) {
    return new Act(caller, other, app, userId);
  }
}

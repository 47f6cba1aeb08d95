package dev.roost.vault.audit;

import dev.roost.admin.access.Caller;
import dev.roost.contracts.name.AppName;
import org.jspecify.annotations.Nullable;

/**
 * Someone does something: what the audit trail says before it is known how it ends.
 *
 * @param caller who
 * @param action what
 * @param app to which app, if to one
 * @param userId to which of X's users, if to one
 * @param purpose what for: method and path of X's endpoint, without ids, if for one
 * @param origin through which request
 */
public record Act(
    Caller caller,
    Action action,
    @Nullable String app,
    @Nullable String userId,
    @Nullable String purpose,
    Origin origin) {

  /** An act for no endpoint of X's, through the request that this thread handles now. */
  public Act(Caller caller, Action action, @Nullable String app, @Nullable String userId) {
    this(caller, action, app, userId, null, originOf(caller));
  }

  /** What the vault does by itself may be begun by a request, and is nobody's all the same. */
  private static Origin originOf(Caller caller) {
    return caller instanceof Caller.Itself ? Origin.NONE : Origins.current();
  }

  /** An act on an app. */
  public static Act on(String app, Action action, Caller caller) {
    return new Act(caller, action, app, null);
  }

  /** An act on an app. */
  public static Act on(AppName app, Action action, Caller caller) {
    return on(app.value(), action, caller);
  }

  /** The same act, of which this part is told apart. */
  public Act as(Action other) {
    return new Act(caller, other, app, userId, purpose, origin);
  }

  /** The same act, of which the part that concerns this app is told apart. */
  public Act onApp(String other) {
    return new Act(caller, action, other, userId, purpose, origin);
  }

  /** The same act, once it is known which user it concerns. */
  public Act of(String user) {
    return new Act(caller, action, app, user, purpose, origin);
  }

  /** The same act, once it is known what for. */
  public Act to(String endpoint) {
    return new Act(caller, action, app, userId, endpoint, origin);
  }
}

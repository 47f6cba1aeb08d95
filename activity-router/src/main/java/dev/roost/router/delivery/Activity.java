package dev.roost.router.delivery;

import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Meaning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity, ready to come out.
 *
 * @param forUser id of the subscribed user, null where X names none
 * @param moment when it happened at X, and when it was received
 * @param replayed whether X marked it as replayed, or a replay job does
 */
public record Activity(
    Identity identity,
    Meaning meaning,
    @Nullable String forUser,
    Moment moment,
    boolean replayed,
    Payload payload) {

  /** When it happened at X; when it was received, where X says nothing sensible. */
  public Instant time() {
    return moment.best();
  }

  /** Whether the subscribed user did it. */
  public boolean own() {
    return forUser != null && forUser.equals(meaning.actor());
  }

  /** The same, marked as replayed. */
  public Activity asReplayed() {
    return new Activity(identity, meaning, forUser, moment, true, payload);
  }
}

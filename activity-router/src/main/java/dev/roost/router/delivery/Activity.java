package dev.roost.router.delivery;

import dev.roost.router.activity.Identity;
import dev.roost.router.activity.Meaning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity, ready to come out.
 *
 * @param forUser id of the subscribed user, null where X names none
 * @param time when it happened at X; when it was received, where X says nothing sensible
 * @param replayed whether X marked it as replayed
 */
public record Activity(
    Identity identity,
    Meaning meaning,
    @Nullable String forUser,
    Instant time,
    boolean replayed,
    Payload payload) {

  /** Whether the subscribed user did it. */
  public boolean own() {
    return forUser != null && forUser.equals(meaning.actor());
  }
}

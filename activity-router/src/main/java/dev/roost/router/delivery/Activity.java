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
 * @param evidence what the X Activity API tells beside its identity
 */
public record Activity(
    Identity identity,
    Meaning meaning,
    @Nullable String forUser,
    Moment moment,
    boolean replayed,
    Payload payload,
    CopyEvidence evidence) {

  /** When it happened at X, null where X says nothing sensible. */
  public @Nullable Instant time() {
    return moment.atX();
  }

  /** Whether the subscribed user did it. */
  public boolean own() {
    return forUser != null && forUser.equals(meaning.actor());
  }

  /** The same, marked as replayed. */
  public Activity asReplayed() {
    return new Activity(identity, meaning, forUser, moment, true, payload, evidence);
  }

  /** The same, with what the X Activity API tells beside its identity. */
  Activity withEvidence(CopyEvidence other) {
    return new Activity(identity, meaning, forUser, moment, replayed, payload, other);
  }
}

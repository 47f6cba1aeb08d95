package dev.roost.router.delivery;

import dev.roost.router.activity.EventUuid;
import dev.roost.router.activity.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What an event of the X Activity API has beside its identity, for what X does not say of copies.
 *
 * @param eventUuid of an event that another id tells, null elsewhere
 * @param change what an event begins or ends that only its {@code event_uuid} tells, null elsewhere
 */
public record CopyEvidence(@Nullable EventUuid eventUuid, @Nullable StateChange change) {

  /** Of the Account Activity API. */
  public static final CopyEvidence NONE = new CopyEvidence(null, null);
}

package dev.roost.system.oracle;

/**
 * What makes an activity this one and no other.
 *
 * @param app the app it was delivered for
 * @param forUser the subscribed user; for a revocation the user who revoked; empty where X names
 *     none
 * @param kind the payload's key, such as {@code follow_events}; the event type where the Account
 *     Activity API has no ids for it either, such as {@code follow.follow}
 * @param id X's id; for kinds without one the time and the parties; for unknown kinds a hash; for
 *     events of the X Activity API with neither id nor time the log's id of the act
 */
public record ActivityName(String app, String forUser, String kind, String id) {

  private static final String UUID = "event_uuid ";

  /** The name that such an event goes by in bodies alone, before the log says which act it is. */
  static ActivityName byUuid(String app, String forUser, String eventType, String uuid) {
    return new ActivityName(app, forUser, eventType, UUID + uuid);
  }

  /** Whether only the log can say which act it is. */
  boolean isByUuid() {
    return id.startsWith(UUID);
  }

  /** The same by what happened: the id of the act. */
  ActivityName of(String act) {
    return new ActivityName(app, forUser, kind, act);
  }

  @Override
  public String toString() {
    return kind + " " + id + " of user " + forUser + " (" + app + ")";
  }
}

package dev.roost.system.oracle;

/**
 * What makes an activity this one and no other, read from the payload alone.
 *
 * @param app the app it was delivered for
 * @param forUser the subscribed user; for a revocation the user who revoked; empty where X names
 *     none
 * @param kind the payload's key, such as {@code follow_events}
 * @param id X's id; for kinds without one the time and the parties; for unknown kinds a hash
 */
public record ActivityName(String app, String forUser, String kind, String id) {

  @Override
  public String toString() {
    return kind + " " + id + " of user " + forUser + " (" + app + ")";
  }
}

package dev.roost.router.activity;

import java.util.regex.Pattern;

/**
 * The {@code event_uuid} of one event, to be held against that of a copy. X does not say whether
 * copies keep it, so the router looks where something else tells that it is a copy.
 *
 * @param subscription through which subscription it came: one happening can be delivered by
 *     several, each with an id of its own
 * @param value the id, or a hash of it
 */
public record EventUuid(long subscription, long value) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  /**
   * Of this text.
   *
   * @param uuid a signed number of 64 bits, as X says; anything else counts too
   * @param subscription what tells the subscription from the app's others
   */
  public static EventUuid of(String uuid, String... subscription) {
    return new EventUuid(
        hash(subscription), NUMBER.matcher(uuid).matches() ? Long.parseLong(uuid) : hash(uuid));
  }

  // FNV-1a, 64 bits: nobody gains by a collision, which would only count a copy wrongly.
  private static long hash(String... texts) {
    long hash = 0xcbf29ce484222325L;
    for (String text : texts) {
      for (int i = 0; i <= text.length(); i++) {
        hash = (hash ^ (i == text.length() ? 0xFFFF : text.charAt(i))) * 0x100000001b3L;
      }
    }
    return hash;
  }
}

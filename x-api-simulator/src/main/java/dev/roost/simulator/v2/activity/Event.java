package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the X Activity API tells one app of it.
 *
 * @param type X's dotted name
 * @param userId whom it concerns, as filters name it; empty for what concerns an app
 * @param keyword the word that news were found by; empty for everything else
 * @param direction {@code inbound} or {@code outbound} where the type has one; else empty
 * @param uuid the id of the Post where that is the {@code event_uuid}; absent where it is random
 * @param includes absent where there are none
 */
public record Event(
    String type,
    String userId,
    String keyword,
    String direction,
    @Nullable String uuid,
    ObjectNode payload,
    @Nullable ObjectNode includes) {

  static Event of(String type, String userId, ObjectNode payload) {
    return new Event(type, userId, "", "", null, payload, null);
  }

  Event towards(String itsDirection) {
    return new Event(type, userId, keyword, itsDirection, uuid, payload, includes);
  }

  Event including(ObjectNode its) {
    return new Event(type, userId, keyword, direction, uuid, payload, its);
  }

  Event withUuid(String its) {
    return new Event(type, userId, keyword, direction, its, payload, includes);
  }
}

package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import dev.roost.xapi.v2.EventTime;
import dev.roost.xapi.v2.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of which the Account Activity API has no like, read by the table of event types: chats,
 * profiles, spaces, broadcasts, news.
 */
final class Events {

  // For types whose payload X has not published: where the others have it.
  private static final List<EventTime> USUAL_TIMES =
      List.of(EventTime.CREATED_AT_MSEC, EventTime.EVENT_TIMESTAMP_MS);

  private Events() {}

  /**
   * What a payload of this type says.
   *
   * @param forUser id of the subscribed user, null where X names none
   */
  static Meaning read(
      EventType type, ActivityType activity, JsonNode payload, @Nullable String forUser) {
    return new Meaning(
        Kind.of(activity),
        key(type, payload),
        time(type, payload),
        actor(type, payload, forUser),
        type.subject().map(pointer -> Fields.at(payload, pointer)).orElse(null));
  }

  /** When something of a type without a known time happened, null where nothing says it. */
  static @Nullable Instant usualTime(JsonNode payload) {
    Instant time = Times.of(payload);
    for (EventTime usual : USUAL_TIMES) {
      time = time != null ? time : Times.of(payload, usual);
    }
    return time;
  }

  // The first of the fields is the id; what stands beside it says which of its events this is.
  private static Key key(EventType type, JsonNode payload) {
    List<@Nullable String> ids = new ArrayList<>();
    type.identity().pointers().forEach(pointer -> ids.add(Fields.at(payload, pointer)));
    return ids.isEmpty() || ids.getFirst() == null
        ? Key.ofContent(type.eventType(), payload)
        : new Key(type.eventType(), ids);
  }

  private static @Nullable Instant time(EventType type, JsonNode payload) {
    return type.time() == EventTime.NONE ? usualTime(payload) : Times.of(payload, type.time());
  }

  private static @Nullable String actor(
      EventType type, JsonNode payload, @Nullable String forUser) {
    return switch (type) {
      case PROFILE_UPDATE_BIO,
          PROFILE_UPDATE_PROFILE_PICTURE,
          PROFILE_UPDATE_BANNER_PICTURE,
          PROFILE_UPDATE_SCREENNAME,
          PROFILE_UPDATE_HANDLE,
          PROFILE_UPDATE_GEO,
          PROFILE_UPDATE_URL ->
          forUser;
      case SPACES_START, SPACES_END, BROADCAST_START, BROADCAST_END -> Fields.user(payload, "user");
      case BROADCAST_CHAT -> Fields.user(payload, "author");
      // X or an organisation gives badges, and who removes a comment is not published.
      case PROFILE_UPDATE_VERIFIED_BADGE, PROFILE_UPDATE_AFFILIATE_BADGE, BROADCAST_CHAT_REMOVE ->
          null;
      default -> Fields.id(payload, "sender_id");
    };
  }
}

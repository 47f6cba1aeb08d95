package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The X Activity API's dialect: the envelope {@code {"data":{event_type, filter, payload, …}}}.
 * What the Account Activity API knows too gets the same type, and the same identity where the
 * fields allow it: Posts, deletes, likes and messages by id, the others only where the payload
 * carries a time. Its follows carry none and cannot be matched.
 */
public final class ActivityApi {

  /** The event type that is a signal and no activity: a user took the app's access away. */
  public static final String REVOKE = "oauth.revoke";

  private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final int LONGEST_EVENT_TYPE = 80;

  // What is not known to be public goes to the private topic, where a mistake harms nobody.
  private static final List<String> PUBLIC =
      List.of("post.", "like.", "follow.", "block.", "mute.", "profile.", "news.", "spaces.");

  private ActivityApi() {}

  /** The event type of an envelope, null where there is none that could be one. */
  public static @Nullable String eventType(JsonNode envelope) {
    String type = Fields.text(envelope, "event_type", LONGEST_EVENT_TYPE);
    return type != null && EVENT_TYPE.matcher(type).matches() ? type : null;
  }

  /** Id of the user whose subscription this is, null where the filter names none. */
  public static @Nullable String user(JsonNode envelope) {
    return Fields.id(envelope.path("filter"), "user_id");
  }

  /** Whether an envelope of this shape must name a user: a known type without another filter. */
  public static boolean needsUser(JsonNode envelope) {
    return known(envelope).isPresent() && envelope.path("filter").isEmpty();
  }

  /**
   * What an envelope says.
   *
   * @param forUser id of the user whose subscription this is, null where there is none
   */
  public static Meaning read(JsonNode envelope, @Nullable String forUser) {
    return known(envelope)
        .map(type -> known(type, envelope.path("payload"), forUser))
        .orElseGet(() -> further(envelope));
  }

  private static Optional<ActivityType> known(JsonNode envelope) {
    return ActivityType.ofCeType("com.x." + eventType(envelope))
        .filter(type -> type != ActivityType.UNKNOWN);
  }

  private static Meaning known(ActivityType type, JsonNode payload, @Nullable String forUser) {
    return switch (type) {
      case POST_CREATE,
          POST_REPLY_CREATE,
          POST_REPOST_CREATE,
          POST_QUOTE_CREATE,
          POST_MENTION_CREATE ->
          Posts.created(type, element(payload, Family.POST), forUser);
      case POST_DELETE -> Posts.deleted(element(payload, Family.DELETE));
      case LIKE_CREATE -> Likes.created(element(payload, Family.LIKE));
      case FOLLOW, UNFOLLOW -> Relations.FOLLOW.read(type, element(payload, Family.FOLLOW));
      case BLOCK, UNBLOCK -> Relations.BLOCK.read(type, element(payload, Family.BLOCK));
      case MUTE, UNMUTE -> Relations.MUTE.read(type, element(payload, Family.MUTE));
      case DM_SENT, DM_RECEIVED -> Messages.message(type, element(payload, Family.DIRECT_MESSAGE));
      case DM_TYPING -> Messages.typing(element(payload, Family.TYPING));
      case DM_READ -> Messages.read(element(payload, Family.MARK_READ));
      case UNKNOWN -> Meaning.unknown(payload);
    };
  }

  // Its payloads are the element itself, or wrap it as the older dialect, or as v2, does.
  private static JsonNode element(JsonNode payload, Family family) {
    JsonNode wrapped = payload.path(family.key());
    if (wrapped.size() == 1 && wrapped.path(0).isObject()) {
      return wrapped.get(0);
    }
    return payload.path("data").isObject() ? payload.get("data") : payload;
  }

  private static Meaning further(JsonNode envelope) {
    String type = eventType(envelope);
    JsonNode payload = envelope.path("payload");
    Instant time = Times.of(payload);
    return new Meaning(
        type == null ? Kind.UNKNOWN : kind(type),
        Key.ofContent("unknown", envelope),
        time,
        null,
        Fields.id(payload, "id_str", "id"));
  }

  private static Kind kind(String type) {
    boolean isPublic = PUBLIC.stream().anyMatch(type::startsWith);
    return new Kind("com.x." + type, isPublic ? Topics.ACTIVITIES : Topics.DIRECT_MESSAGES, null);
  }
}

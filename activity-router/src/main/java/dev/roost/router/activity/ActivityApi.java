package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.json.Canonical;
import dev.roost.router.json.Fields;
import dev.roost.xapi.payload.PayloadKind;
import dev.roost.xapi.v2.EventType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events of the X Activity API: the envelope {@code {"data":{event_uuid, event_type, filter,
 * payload, …}}}. What the Account Activity API knows too gets the same type, and the same identity
 * where there is an id or a time. What has an id is told by it; what has neither id nor time by
 * {@code event_uuid}; what nobody knows by everything that was sent.
 */
public final class ActivityApi {

  private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final int LONGEST_EVENT_TYPE = 80;
  private static final String PREFIX = "com.x.";
  private static final String EVENT_UUID = "event_uuid";

  // What is not known to be public goes to the private topic, where a mistake harms nobody.
  private static final List<String> PUBLIC =
      List.of("post.", "like.", "follow.", "block.", "mute.", "profile.", "news.", "spaces.");

  private ActivityApi() {}

  /** The event type of an envelope, null where there is none that could be one. */
  public static @Nullable String eventType(JsonNode envelope) {
    String type = Fields.text(envelope, "event_type", LONGEST_EVENT_TYPE);
    return type != null && EVENT_TYPE.matcher(type).matches() ? type : null;
  }

  /** Whether it is a signal and no activity: a user took the app's access away. */
  public static boolean isRevocation(String eventType) {
    return eventType.equals(EventType.OAUTH_REVOKE.eventType());
  }

  /** Id of the user whose subscription this is, null where the filter names none. */
  public static @Nullable String user(JsonNode envelope) {
    return Fields.id(envelope.path("filter"), "user_id");
  }

  /**
   * Whether an event of this type, without a filter, must name a user: what the Account Activity
   * API knows too.
   */
  public static boolean needsUser(String eventType, JsonNode envelope) {
    return envelope.path("filter").isEmpty()
        && EventType.of(eventType).flatMap(EventType::accountActivity).isPresent();
  }

  /**
   * What an envelope says.
   *
   * @param eventType its type
   * @param whole the payload that holds this envelope and nothing else
   * @param forUser id of the user whose subscription this is, null where there is none
   */
  public static Meaning read(
      String eventType, JsonNode envelope, ObjectNode whole, @Nullable String forUser) {
    Optional<EventType> type = EventType.of(eventType);
    Optional<ActivityType> activity = type.flatMap(ActivityApi::activity);
    if (type.isEmpty() || activity.isEmpty()) {
      return further(eventType, envelope, whole);
    }
    Meaning meaning = known(type.get(), activity.get(), envelope, forUser);
    String uuid = uuid(envelope);
    if (!meaning.key().isByContent()) {
      return meaning;
    }
    return meaning.withKey(
        uuid != null
            ? new Key(type.get().eventType() + "/" + EVENT_UUID, List.of(uuid))
            : Key.ofWhole(type.get().eventType(), whole));
  }

  /**
   * The {@code event_uuid} of an event that is told by another id, to be held against that of a
   * copy; null where there is none, or where it is that id, which says nothing.
   *
   * @param endpoint Roost's name for the webhook it came through
   */
  public static @Nullable EventUuid eventUuid(JsonNode envelope, Key key, String endpoint) {
    String uuid = uuid(envelope);
    return uuid == null || key.isByContent() || key.parts().contains(uuid)
        ? null
        : EventUuid.of(
            uuid,
            endpoint,
            String.valueOf(eventType(envelope)),
            Canonical.of(envelope.path("filter")),
            Canonical.of(envelope.path("tag")));
  }

  /**
   * The state that an event begins or ends, where nothing but its {@code event_uuid} tells it from
   * the next; else null.
   */
  public static @Nullable StateChange change(JsonNode envelope, Key key) {
    if (!key.family().endsWith(EVENT_UUID)) {
      return null;
    }
    return EventType.of(String.valueOf(eventType(envelope)))
        .flatMap(event ->
            activity(event)
                .flatMap(type -> stateChange(type, element(event, envelope.path("payload")))))
        .orElse(null);
  }

  private static Optional<StateChange> stateChange(ActivityType type, JsonNode element) {
    return Relations.of(type).flatMap(relation -> relation.stateChange(type, element));
  }

  private static Meaning known(
      EventType event, ActivityType type, JsonNode envelope, @Nullable String forUser) {
    JsonNode element = element(event, envelope.path("payload"));
    return switch (type) {
      case POST_CREATE,
          POST_REPLY_CREATE,
          POST_REPOST_CREATE,
          POST_QUOTE_CREATE,
          POST_MENTION_CREATE ->
          Posts.created(type, element, envelope.path("includes"), forUser);
      case POST_DELETE -> Posts.deleted(element);
      case LIKE_CREATE -> Likes.created(element, envelope.path("filter"), forUser);
      case FOLLOW, UNFOLLOW -> Relations.FOLLOW.read(type, element);
      case BLOCK, UNBLOCK -> Relations.BLOCK.read(type, element);
      case MUTE, UNMUTE -> Relations.MUTE.read(type, element);
      case SUBSCRIBE, UNSUBSCRIBE -> Relations.SUBSCRIPTION.read(type, element);
      case DM_SENT, DM_RECEIVED -> Messages.message(type, element);
      case DM_TYPING -> Messages.typing(element);
      case DM_READ -> Messages.timedRead(element);
      default -> Events.read(event, type, element, forUser);
    };
  }

  // A payload is the element itself, or wraps it as the older API, or as v2, does.
  private static JsonNode element(EventType event, JsonNode payload) {
    JsonNode wrapped = payload.path(event.accountActivity().map(PayloadKind::key).orElse(""));
    if (wrapped.size() == 1 && wrapped.path(0).isObject()) {
      return wrapped.get(0);
    }
    return payload.path("data").isObject() ? payload.get("data") : payload;
  }

  // A type that X added: more is not known of it than what its name and the usual fields say.
  private static Meaning further(String eventType, JsonNode envelope, ObjectNode whole) {
    JsonNode payload = envelope.path("payload");
    String ceType = PREFIX + eventType;
    boolean isPublic = PUBLIC.stream().anyMatch(eventType::startsWith);
    Kind kind =
        ceType.equals(ActivityType.UNKNOWN.ceType())
            ? Kind.UNKNOWN
            : new Kind(ceType, isPublic ? Topics.ACTIVITIES : Topics.DIRECT_MESSAGES, null);
    return new Meaning(
        kind,
        Key.ofWhole("unknown", whole),
        Events.usualTime(payload),
        null,
        Fields.id(payload, "id_str", "id"));
  }

  private static Optional<ActivityType> activity(EventType type) {
    return ActivityType.ofCeType(PREFIX + type.eventType());
  }

  private static @Nullable String uuid(JsonNode envelope) {
    return Fields.id(envelope, EVENT_UUID);
  }
}

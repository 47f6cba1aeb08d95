package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Direct messages, and that someone types or has read them. */
final class Messages {

  private static final String MESSAGE = "message_create";
  private static final int LONGEST_TYPE = 80;

  private Messages() {}

  /** A message of the Account Activity API: sent when the subscribed user is its sender. */
  static Meaning message(JsonNode event, String forUser) {
    ActivityType type =
        forUser.equals(sender(event)) ? ActivityType.DM_SENT : ActivityType.DM_RECEIVED;
    return message(type, event);
  }

  /** A message of the X Activity API, whose event type says which way it went. */
  static Meaning message(ActivityType type, JsonNode event) {
    String what = Fields.text(event, "type", LONGEST_TYPE);
    if (what != null && !what.equals(MESSAGE)) {
      return further(event, what);
    }
    String id = Fields.id(event, "id_str", "id");
    return new Meaning(Kind.of(type), Key.of("dm", event, id), Times.of(event), sender(event), id);
  }

  // A reaction to a message, or whatever else X puts among them; its id may be the message's.
  private static Meaning further(JsonNode event, String what) {
    String sender = Fields.id(event.path(what), "sender_id");
    return new Meaning(
        Kind.UNKNOWN,
        Key.ofContent("dm", event),
        Times.of(event),
        sender != null ? sender : sender(event),
        null);
  }

  static Meaning typing(JsonNode event) {
    String sender = sender(event);
    String recipient = recipient(event);
    return new Meaning(
        Kind.of(ActivityType.DM_TYPING),
        Key.of("typing", event, sender, recipient, Moments.of(event)),
        Times.of(event),
        sender,
        recipient);
  }

  static Meaning read(JsonNode event) {
    String sender = sender(event);
    String last = Fields.id(event, "last_read_event_id");
    return new Meaning(
        Kind.of(ActivityType.DM_READ), readKey(event), Times.of(event), sender, last);
  }

  /** A reading of the X Activity API; of one without a time the last message does not tell it. */
  static Meaning timedRead(JsonNode event) {
    Meaning read = read(event);
    return Moments.of(event) == null ? read.withKey(Key.ofContent("read", event)) : read;
  }

  private static Key readKey(JsonNode event) {
    String sender = sender(event);
    String recipient = recipient(event);
    String time = Moments.of(event);
    String last = Fields.id(event, "last_read_event_id");
    // Either of the two tells one reading from the next.
    boolean told = sender != null && recipient != null && (time != null || last != null);
    return told
        ? new Key("read", Arrays.<@Nullable String>asList(sender, recipient, time, last))
        : Key.ofContent("read", event);
  }

  private static @Nullable String sender(JsonNode event) {
    String sender = Fields.id(event.path("message_create"), "sender_id");
    return sender != null ? sender : Fields.id(event, "sender_id");
  }

  private static @Nullable String recipient(JsonNode event) {
    return Fields.id(event.path("target"), "recipient_id");
  }
}

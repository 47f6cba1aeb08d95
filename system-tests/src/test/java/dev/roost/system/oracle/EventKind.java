package dev.roost.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The event types of the X Activity API that have X's ids, or a time, in their payload: what both
 * of X's APIs tell is the same activity then. Follows, blocks, mutes and whatever else has neither
 * is not in this table.
 */
enum EventKind {
  POST(
      Kind.POST,
      List.of(
          "post.create",
          "post.mention.create",
          "post.reply.create",
          "post.quote.create",
          "post.repost.create"),
      "/id"),
  DELETE(Kind.DELETE, List.of("post.delete"), "/id"),
  LIKE(Kind.LIKE, List.of("like.create"), "/id"),
  MESSAGE(Kind.MESSAGE, List.of("dm.sent", "dm.received")),
  TYPING(Kind.TYPING, List.of("dm.indicate_typing")),
  READ(Kind.READ, List.of("dm.read")),
  REVOCATION(Kind.USER, List.of("oauth.revoke"), "/user_id", "/date_time");

  private final Kind kind;
  private final List<String> types;
  private final String[] fields;

  EventKind(Kind kind, List<String> types, String... fields) {
    this.kind = kind;
    this.types = types;
    this.fields = fields;
  }

  /** The kind of events of this type; empty for a type that is told by no id of X's. */
  static Optional<EventKind> of(String eventType) {
    return Arrays.stream(values()).filter(kind -> kind.types.contains(eventType)).findFirst();
  }

  /** The key that such an activity has in bodies of the Account Activity API. */
  String key() {
    return kind.key();
  }

  /**
   * The identifying fields, joined; empty when one of them is missing. Without fields of its own
   * the payload is the older API's array.
   */
  Optional<String> id(JsonNode payload) {
    return fields.length == 0
        ? kind.id(payload.path(kind.key()).path(0))
        : Kind.joined(payload, fields);
  }
}

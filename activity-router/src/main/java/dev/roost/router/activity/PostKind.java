package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.router.json.Fields;
import java.util.Locale;

/** What a Post is in itself, whoever is told of it. */
public enum PostKind {
  ORIGINAL,
  REPLY,
  REPOST,
  QUOTE;

  /** The header's value. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it off a Post of v1.1, or of v2, whose {@code referenced_tweets} say it. */
  static PostKind of(JsonNode post) {
    if (post.path("retweeted_status").isObject() || refersTo(post, "retweeted")) {
      return REPOST;
    }
    if (Fields.id(post, "in_reply_to_status_id_str", "in_reply_to_status_id") != null
        || refersTo(post, "replied_to")) {
      return REPLY;
    }
    if (Fields.flag(post.path("is_quote_status"))
        || post.path("quoted_status").isObject()
        || refersTo(post, "quoted")) {
      return QUOTE;
    }
    return ORIGINAL;
  }

  private static boolean refersTo(JsonNode post, String type) {
    return post.path("referenced_tweets")
        .valueStream()
        .anyMatch(reference -> type.equals(reference.path("type").textValue()));
  }
}

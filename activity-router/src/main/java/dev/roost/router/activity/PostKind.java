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

  /** Reads it off a Post of v1.1, or of v2, whose references say it. */
  static PostKind of(JsonNode post) {
    if (post.path("retweeted_status").isObject() || refersTo(post, References.REPOSTED)) {
      return REPOST;
    }
    if (References.isReply(post)) {
      return REPLY;
    }
    if (Fields.flag(post.path("is_quote_status"))
        || post.path("quoted_status").isObject()
        || refersTo(post, References.QUOTED)) {
      return QUOTE;
    }
    return ORIGINAL;
  }

  private static boolean refersTo(JsonNode post, String type) {
    return References.of(post, type).findAny().isPresent();
  }
}

package dev.roost.simulator.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A Post as v1.1 writes it. */
final class PostJson {

  private static final String SOURCE =
      "<a href=\"https://mobile.example.com\" rel=\"nofollow\">Roadrunner Web</a>";

  private PostJson() {}

  /** The Post of an activity: with its {@code timestamp_ms}, as text. */
  static ObjectNode of(Post post, long millis) {
    return whole(post).put("timestamp_ms", Long.toString(millis));
  }

  /** A Post inside another or inside a like. */
  static ObjectNode nested(Post post) {
    return whole(post);
  }

  private static ObjectNode whole(Post post) {
    ObjectNode json = Wire.object();
    json.put("created_at", Times.v1(post.at()));
    json.put("id", post.id()).put("id_str", post.idText());
    Text text = Text.of(post);
    text.write(json);
    json.put("source", SOURCE);
    reply(json, post.to().repliedTo());
    json.set("user", People.ofPost(post.author()));
    json.putNull("geo").putNull("coordinates").putNull("place").putNull("contributors");
    references(json, post.to());
    text.writeExtended(json);
    counts(json);
    text.writeEntities(json);
    json.put("favorited", false).put("retweeted", false).put("possibly_sensitive", false);
    edits(json, post);
    return json.put("filter_level", "low").put("lang", "en");
  }

  private static void reply(ObjectNode json, @Nullable Post to) {
    if (to == null) {
      json.putNull("in_reply_to_status_id").putNull("in_reply_to_status_id_str");
      json.putNull("in_reply_to_user_id").putNull("in_reply_to_user_id_str");
      json.putNull("in_reply_to_screen_name");
      return;
    }
    json.put("in_reply_to_status_id", to.id()).put("in_reply_to_status_id_str", to.idText());
    json.put("in_reply_to_user_id", Long.parseLong(to.author().id()));
    json.put("in_reply_to_user_id_str", to.author().id());
    json.put("in_reply_to_screen_name", to.author().screenName());
  }

  private static void references(ObjectNode json, Post.Relation to) {
    json.put("is_quote_status", to.quoted() != null);
    if (to.quoted() != null) {
      quote(json, to.quoted());
    }
    if (to.reposted() != null) {
      json.set("retweeted_status", nested(to.reposted().nested()));
    }
  }

  private static void quote(ObjectNode json, Post quoted) {
    json.put("quoted_status_id", quoted.id()).put("quoted_status_id_str", quoted.idText());
    json.set("quoted_status", nested(quoted.nested()));
    String page = "twitter.com/" + quoted.author().screenName() + "/status/" + quoted.idText();
    ObjectNode permalink = json.putObject("quoted_status_permalink");
    permalink.put("url", Text.shortLink(quoted.id())).put("expanded", "https://" + page);
    permalink.put("display", page.substring(0, Math.min(page.length(), 30)) + "…");
  }

  private static void counts(ObjectNode json) {
    json.put("quote_count", 0).put("reply_count", 0);
    json.put("retweet_count", 0).put("favorite_count", 0);
  }

  /** Promised for all Posts, absent in older captures: here half of them have it. */
  private static void edits(ObjectNode json, Post post) {
    if (post.id() % 2 == 0) {
      ObjectNode history = json.putObject("edit_history").put("initial_tweet_id", post.idText());
      history.putArray("edit_tweet_ids").add(post.idText());
      ObjectNode controls = json.putObject("edit_controls");
      controls.put("edits_remaining", 5).put("is_edit_eligible", true);
      controls.put("editable_until_ms", Long.toString(post.at() + 3_600_000));
    }
  }
}

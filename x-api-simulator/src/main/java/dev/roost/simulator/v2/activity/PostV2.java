package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.activity.Post;
import dev.roost.simulator.user.User;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Post as version 2 writes it. */
final class PostV2 {

  private static final Pattern NAME = Pattern.compile("@(\\w+)");
  private static final Pattern TAG = Pattern.compile("#([\\p{L}\\p{N}_]+)");
  private static final Pattern URL = Pattern.compile("https://t\\.co/\\w+");
  private static final long EDITABLE_MILLIS = 3_600_000;

  private PostV2() {}

  static ObjectNode of(Post post) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", post.idText()).put("text", post.text()).put("author_id", post.author().id());
    json.put("created_at", Seconds.of(post.at())).put("conversation_id", root(post).idText());
    json.put("lang", "en").put("reply_settings", "everyone").put("possibly_sensitive", false);
    json.put("paid_partnership", false);
    int length = post.text().codePointCount(0, post.text().length());
    json.putArray("display_text_range").add(0).add(length);
    json.putArray("edit_history_tweet_ids").add(post.idText());
    ObjectNode edits = json.putObject("edit_controls");
    Twins.put(edits, "edits_remaining", 5);
    edits.put("is_edit_eligible", post.to().repliedTo() == null && post.to().reposted() == null);
    edits.put("editable_until", Seconds.of(post.at() + EDITABLE_MILLIS));
    metrics(json.putObject("public_metrics"));
    entities(json, post);
    references(json, post);
    return json;
  }

  private static void metrics(ObjectNode metrics) {
    Twins.put(metrics, "retweet_count", 0);
    Twins.put(metrics, "reply_count", 0);
    Twins.put(metrics, "like_count", 0);
    Twins.put(metrics, "quote_count", 0);
    Twins.put(metrics, "bookmark_count", 0);
    Twins.put(metrics, "impression_count", 0);
  }

  private static void references(ObjectNode json, Post post) {
    reference(json, "replied_to", post.to().repliedTo());
    reference(json, "quoted", post.to().quoted());
    reference(json, "retweeted", post.to().reposted());
    Post repliedTo = post.to().repliedTo();
    if (repliedTo != null) {
      json.put("in_reply_to_tweet_id", repliedTo.idText());
      json.put("in_reply_to_user_id", repliedTo.author().id());
    }
  }

  private static void reference(ObjectNode json, String type, @Nullable Post post) {
    if (post != null) {
      json.withArray("referenced_tweets").addObject().put("type", type).put("id", post.idText());
    }
  }

  /** Only those that are there: version 2 leaves empty arrays out. */
  private static void entities(ObjectNode json, Post post) {
    ObjectNode entities = JsonNodeFactory.instance.objectNode();
    String text = post.text();
    NAME.matcher(text)
        .results()
        .forEach(found -> {
          for (User user : post.mentioned()) {
            if (user.screenName().equalsIgnoreCase(found.group(1))) {
              ObjectNode mention = entities.withArray("mentions").addObject();
              place(mention, text, found).put("username", user.screenName()).put("id", user.id());
            }
          }
        });
    TAG.matcher(text)
        .results()
        .forEach(found ->
            place(entities.withArray("hashtags").addObject(), text, found)
                .put("tag", found.group(1)));
    URL.matcher(text).results().forEach(found -> url(entities, text, found));
    Post quoted = post.to().quoted();
    if (quoted != null) {
      String page =
          "https://twitter.com/" + quoted.author().screenName() + "/status/" + quoted.idText();
      ObjectNode link = entities.withArray("urls").addObject();
      int end = text.codePointCount(0, text.length());
      Twins.put(Twins.put(link, "start", end), "end", end);
      link.put("url", "https://t.co/" + Long.toString(quoted.id(), 36));
      link.put("expanded_url", page).put("display_url", page.substring("https://".length()));
    }
    if (!entities.isEmpty()) {
      json.set("entities", entities);
    }
  }

  private static void url(ObjectNode entities, String text, MatchResult found) {
    String page = "example.com/read/" + found.group().substring("https://t.co/".length());
    place(entities.withArray("urls").addObject(), text, found)
        .put("url", found.group())
        .put("expanded_url", "https://" + page)
        .put("display_url", page);
  }

  private static ObjectNode place(ObjectNode entity, String text, MatchResult found) {
    Twins.put(entity, "start", text.codePointCount(0, found.start()));
    return Twins.put(entity, "end", text.codePointCount(0, found.end()));
  }

  private static Post root(Post post) {
    Post root = post;
    for (Post up = post.to().repliedTo(); up != null; up = up.to().repliedTo()) {
      root = up;
    }
    return root;
  }
}

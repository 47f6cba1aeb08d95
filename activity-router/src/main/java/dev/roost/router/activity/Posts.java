package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import org.jspecify.annotations.Nullable;

/** Posts made and deleted. */
final class Posts {

  private Posts() {}

  /** A Post of the Account Activity API, which leaves it to the reader to tell why it came. */
  static Meaning created(JsonNode post, String forUser) {
    return createdBy(type(post, forUser), post, author(post));
  }

  /** A Post of the X Activity API, which says why it came. */
  static Meaning created(ActivityType type, JsonNode post, @Nullable String forUser) {
    String author = author(post);
    // A post.create of a filtered user is that user's own, whether or not the payload names the
    // author.
    String actor = author == null && type == ActivityType.POST_CREATE ? forUser : author;
    return createdBy(type, post, actor);
  }

  static Meaning deleted(JsonNode element) {
    String id = Fields.id(element.path("status"), "id_str", "id");
    String deleted = id != null ? id : Fields.id(element, "id_str", "id");
    String owner = Fields.id(element.path("status"), "user_id_str", "user_id");
    return new Meaning(
        Kind.of(ActivityType.POST_DELETE),
        Key.of("post-delete", element, deleted),
        Times.of(element),
        owner != null ? owner : author(element),
        deleted);
  }

  private static Meaning createdBy(ActivityType type, JsonNode post, @Nullable String actor) {
    String id = Fields.id(post, "id_str", "id");
    return new Meaning(
        Kind.ofPost(type, PostKind.of(post)), Key.of("post", post, id), Times.of(post), actor, id);
  }

  // The first line that fits: a Post can be several of these at once.
  private static ActivityType type(JsonNode post, String forUser) {
    if (forUser.equals(author(post))) {
      return ActivityType.POST_CREATE;
    }
    if (repliesTo(post, forUser)) {
      return ActivityType.POST_REPLY_CREATE;
    }
    if (forUser.equals(author(post.path("retweeted_status")))) {
      return ActivityType.POST_REPOST_CREATE;
    }
    if (forUser.equals(author(post.path("quoted_status")))) {
      return ActivityType.POST_QUOTE_CREATE;
    }
    return ActivityType.POST_MENTION_CREATE;
  }

  private static boolean repliesTo(JsonNode post, String forUser) {
    return Fields.id(post, "in_reply_to_status_id_str", "in_reply_to_status_id") != null
        && forUser.equals(Fields.id(post, "in_reply_to_user_id_str", "in_reply_to_user_id"));
  }

  private static @Nullable String author(JsonNode post) {
    String author = Fields.user(post, "user");
    return author != null ? author : Fields.id(post, "author_id");
  }
}

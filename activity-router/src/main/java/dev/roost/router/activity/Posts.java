package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import org.jspecify.annotations.Nullable;

/** Posts made, edited and deleted. */
final class Posts {

  private Posts() {}

  /** A Post of the Account Activity API, which leaves it to the reader to tell why it came. */
  static Meaning created(JsonNode post, String forUser) {
    PostRelation relation = new PostRelation(post, MissingNode.getInstance(), forUser);
    return createdBy(type(relation, null), post, PostRelation.author(post));
  }

  /**
   * A Post of the X Activity API. X delivers it once for each reason there is, so that the payload
   * decides, and the event type only what the payload leaves open.
   *
   * @param said what the event type says
   * @param includes what X tells beside the Post
   * @param forUser id of the subscribed user, null where X names none
   */
  static Meaning created(
      ActivityType said, JsonNode post, JsonNode includes, @Nullable String forUser) {
    String author = PostRelation.author(post);
    if (forUser == null) {
      return createdBy(said, post, author);
    }
    ActivityType type = type(new PostRelation(post, includes, forUser), said);
    return createdBy(
        type, post, author == null && type == ActivityType.POST_CREATE ? forUser : author);
  }

  static Meaning deleted(JsonNode element) {
    String id = Fields.id(element.path("status"), "id_str", "id");
    String deleted = id != null ? id : Fields.id(element, "id_str", "id");
    String owner = Fields.id(element.path("status"), "user_id_str", "user_id");
    return new Meaning(
        Kind.of(ActivityType.POST_DELETE),
        Key.of("post-delete", element, deleted),
        Times.of(element),
        owner != null ? owner : PostRelation.author(element),
        deleted);
  }

  private static Meaning createdBy(ActivityType type, JsonNode post, @Nullable String actor) {
    String id = Fields.id(post, "id_str", "id");
    return new Meaning(
        Kind.ofPost(type, PostKind.of(post)),
        Key.of("post", post, id),
        Times.of(post),
        actor,
        id,
        editOf(post, id));
  }

  // The first line that fits: a Post can be several of these at once.
  private static ActivityType type(PostRelation relation, @Nullable ActivityType said) {
    if (isSo(relation.isOwn(), said == ActivityType.POST_CREATE)) {
      return ActivityType.POST_CREATE;
    }
    if (isSo(relation.isReply(), said == ActivityType.POST_REPLY_CREATE)) {
      return ActivityType.POST_REPLY_CREATE;
    }
    if (isSo(relation.isRepost(), said == ActivityType.POST_REPOST_CREATE)) {
      return ActivityType.POST_REPOST_CREATE;
    }
    if (isSo(relation.isQuote(), said == ActivityType.POST_QUOTE_CREATE)) {
      return ActivityType.POST_QUOTE_CREATE;
    }
    return ActivityType.POST_MENTION_CREATE;
  }

  private static boolean isSo(Answer byPayload, boolean byEventType) {
    return byPayload == Answer.YES || (byPayload == Answer.OPEN && byEventType);
  }

  // Each edit is a Post with an id of its own, which names all that were before it.
  private static @Nullable String editOf(JsonNode post, @Nullable String id) {
    String first = Fields.id(post.path("edit_history"), "initial_tweet_id");
    for (String name : new String[] {"edit_history_tweet_ids", "edit_history_post_ids"}) {
      first = first != null ? first : Fields.element(post.path(name), 0);
    }
    return first == null || first.equals(id) ? null : first;
  }
}

package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Likes; X tells of none that is taken back. */
final class Likes {

  // X's documents say outbound; its changelog says sent.
  private static final Set<String> OUTBOUND = Set.of("outbound", "sent");
  private static final int LONGEST_DIRECTION = 20;

  private Likes() {}

  /** A like of the Account Activity API. */
  static Meaning created(JsonNode element) {
    return by(element, Fields.user(element, "user"));
  }

  /**
   * A like of the X Activity API, which names the author of the Post and nobody else: who liked is
   * known where the user did, and of the user's Posts nobody can tell.
   *
   * @param filter of the subscription, with the direction
   * @param forUser id of the subscribed user, null where X names none
   */
  static Meaning created(JsonNode element, JsonNode filter, @Nullable String forUser) {
    String named = Fields.user(element, "user");
    return by(element, named == null && isOutbound(element, filter, forUser) ? forUser : named);
  }

  private static boolean isOutbound(JsonNode like, JsonNode filter, @Nullable String forUser) {
    String direction = Fields.text(filter, "direction", LONGEST_DIRECTION);
    if (direction != null) {
      return OUTBOUND.contains(direction);
    }
    String author =
        Fields.id(
            like,
            "liked_tweet_author_id",
            "liked_post_author_id",
            "tweet_author_id",
            "post_author_id");
    // A subscription without a direction brings both; another's Post can only be liked by the user.
    return author != null && !author.equals(forUser);
  }

  private static Meaning by(JsonNode element, @Nullable String actor) {
    String liked = Fields.id(element.path("favorited_status"), "id_str", "id");
    return new Meaning(
        Kind.of(ActivityType.LIKE_CREATE),
        Key.of("like", element, Fields.id(element, "id_str", "id")),
        Times.of(element),
        actor,
        liked != null ? liked : Fields.id(element, "liked_tweet_id", "liked_post_id"));
  }
}

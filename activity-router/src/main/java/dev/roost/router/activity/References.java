package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.router.json.Fields;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Posts that a Post of version 2 refers to. X's deliveries say {@code referenced_tweets}, its
 * newer documents {@code referenced_posts}; both are read.
 */
final class References {

  /** Type of the reference to the Post that this one answers. */
  static final String REPLIED_TO = "replied_to";

  /** Type of the reference to the Post that this one passes on. */
  static final String REPOSTED = "retweeted";

  /** Type of the reference to the Post that this one quotes. */
  static final String QUOTED = "quoted";

  private References() {}

  /** The references of this type. */
  static Stream<JsonNode> of(JsonNode post, String type) {
    return Stream.of("referenced_tweets", "referenced_posts")
        .flatMap(name -> post.path(name).valueStream())
        .filter(reference -> type.equals(reference.path("type").textValue()));
  }

  /** Id of the Post of the first such reference, null where there is none. */
  static @Nullable String id(JsonNode post, String type) {
    return of(post, type).findFirst().map(reference -> Fields.id(reference, "id")).orElse(null);
  }

  /** Whether it answers a Post, by the fields of v1.1 or of v2. */
  static boolean isReply(JsonNode post) {
    return answered(post) != null || of(post, REPLIED_TO).findAny().isPresent();
  }

  /** Id of the Post that it answers, null where it answers none or X does not say which. */
  static @Nullable String repliedTo(JsonNode post) {
    String answered = answered(post);
    return answered != null ? answered : id(post, REPLIED_TO);
  }

  private static @Nullable String answered(JsonNode post) {
    return Fields.id(
        post,
        "in_reply_to_status_id_str",
        "in_reply_to_status_id",
        "in_reply_to_tweet_id",
        "in_reply_to_post_id");
  }
}

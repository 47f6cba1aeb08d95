package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.router.json.Fields;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a Post concerns the subscribed user, by its payload in the form of v1.1 or of v2. The form of
 * v2 names the author of another Post only in {@code includes}, which may be empty; what is left is
 * the mention that the text of a repost begins with, and the name in the link to a quoted Post.
 */
record PostRelation(JsonNode post, JsonNode includes, String user) {

  // A repost's text is "RT @name: …".
  private static final int REPOSTED_NAME = 3;

  private static final int LONGEST_URL = 2_000;

  // x.com/i/status/… names nobody.
  private static final Pattern POST_URL =
      Pattern.compile("https?://[a-z.]+/(?!i/)(\\w+)/status(?:es)?/(\\d+)");

  /** Id of a Post's author, null where it names none. */
  static @Nullable String author(JsonNode post) {
    String author = Fields.user(post, "user");
    return author != null ? author : Fields.id(post, "author_id");
  }

  /** Whether it is the user's own. */
  Answer isOwn() {
    return isUser(author(post));
  }

  /** Whether it answers one of the user's. */
  Answer isReply() {
    if (!References.isReply(post)) {
      return none();
    }
    String to = Fields.id(post, "in_reply_to_user_id_str", "in_reply_to_user_id");
    return isUser(to != null ? to : includedAuthor(References.repliedTo(post)));
  }

  /** Whether it passes one of the user's on. */
  Answer isRepost() {
    String id = References.id(post, References.REPOSTED);
    if (id == null && !post.path("retweeted_status").isObject()) {
      return none();
    }
    Answer byAuthor = isUser(otherAuthor("retweeted_status", id));
    return byAuthor == Answer.OPEN ? isRepostedName() : byAuthor;
  }

  /** Whether it quotes one of the user's. */
  Answer isQuote() {
    String id = References.id(post, References.QUOTED);
    if (id == null && !post.path("quoted_status").isObject()) {
      return none();
    }
    Answer byAuthor = isUser(otherAuthor("quoted_status", id));
    return byAuthor == Answer.OPEN && id != null ? isQuotedName(id) : byAuthor;
  }

  // A payload without even an author says nothing about what else the Post is.
  private Answer none() {
    return author(post) == null ? Answer.OPEN : Answer.NO;
  }

  private Answer isUser(@Nullable String id) {
    return id == null ? Answer.OPEN : Answer.of(id.equals(user));
  }

  private @Nullable String otherAuthor(String embedded, @Nullable String id) {
    String author = author(post.path(embedded));
    return author != null ? author : includedAuthor(id);
  }

  private @Nullable String includedAuthor(@Nullable String id) {
    return Stream.of("tweets", "posts")
        .flatMap(name -> includes.path(name).valueStream())
        .filter(other -> id != null && id.equals(Fields.id(other, "id")))
        .map(other -> Optional.ofNullable(author(other)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private Answer isRepostedName() {
    return post.path("entities")
        .path("mentions")
        .valueStream()
        .filter(mention -> mention.path("start").asInt(-1) == REPOSTED_NAME)
        .findFirst()
        .map(this::isMentioned)
        .orElse(Answer.OPEN);
  }

  private Answer isMentioned(JsonNode mention) {
    String id = Fields.id(mention, "id");
    String name = People.name(mention);
    if (id != null || name == null) {
      return isUser(id);
    }
    return People.of(post, includes).isNamed(user, name);
  }

  private Answer isQuotedName(String quoted) {
    return post.path("entities")
        .path("urls")
        .valueStream()
        .map(url -> Fields.text(url, "expanded_url", LONGEST_URL))
        .filter(Objects::nonNull)
        .map(POST_URL::matcher)
        .filter(url -> url.matches() && url.group(2).equals(quoted))
        .findFirst()
        .map(this::isNamed)
        .orElse(Answer.OPEN);
  }

  private Answer isNamed(Matcher url) {
    return People.of(post, includes).isNamed(user, url.group(1));
  }
}

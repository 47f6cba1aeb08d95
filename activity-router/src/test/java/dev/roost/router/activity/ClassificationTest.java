package dev.roost.router.activity;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.Bodies;
import dev.roost.router.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {

  /** The lines of the design's table; the first that fits decides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          author | replies to | reposts | quotes | type                | kind
          me     | -          | -       | -      | post.create         | original
          me     | me         | -       | -      | post.create         | reply
          me     | -          | me      | -      | post.create         | repost
          me     | -          | -       | me     | post.create         | quote
          other  | me         | -       | -      | post.reply.create   | reply
          other  | me         | -       | me     | post.reply.create   | reply
          other  | me         | me      | -      | post.reply.create   | repost
          other  | -          | me      | -      | post.repost.create  | repost
          other  | -          | me      | me     | post.repost.create  | repost
          other  | -          | -       | me     | post.quote.create   | quote
          other  | other      | -       | me     | post.quote.create   | reply
          other  | other      | -       | -      | post.mention.create | reply
          other  | -          | other   | -      | post.mention.create | repost
          other  | -          | -       | other  | post.mention.create | quote
          other  | -          | -       | -      | post.mention.create | original
          """,
      useHeadersInDisplayName = true)
  void aPostIsClassifiedByTheFirstLineThatFits(
      String author,
      @Nullable String repliesTo,
      @Nullable String reposts,
      @Nullable String quotes,
      String type,
      String kind)
      throws IOException {
    String further =
        (repliesTo == null ? "" : reply(repliesTo))
            + (reposts == null ? "" : status("retweeted_status", reposts))
            + (quotes == null ? "" : ",\"is_quote_status\":true" + status("quoted_status", quotes));

    Meaning meaning = Family.POST.read(json(Bodies.post("10", id(author), further)), USER);

    assertThat(meaning.kind().ceType()).isEqualTo("com.x." + type);
    assertThat(meaning.kind().topic().name()).isEqualTo("x.activities");
    assertThat(meaning.kind().postKind())
        .isNotNull()
        .hasToString(kind.toUpperCase(java.util.Locale.ROOT));
    assertThat(meaning.actor()).isEqualTo(id(author));
    assertThat(meaning.subject()).isEqualTo("10");
  }

  @Test
  void aReplyToNoPostOfTheUserIsAMention() throws IOException {
    String further = ",\"in_reply_to_user_id_str\":\"" + USER + "\",\"in_reply_to_status_id\":null";

    Meaning meaning = Family.POST.read(json(Bodies.post("10", OTHER, further)), USER);

    assertThat(meaning.kind().ceType()).isEqualTo("com.x.post.mention.create");
  }

  @ParameterizedTest
  @CsvSource({
    "FOLLOW, follow, com.x.follow.follow, x.activities",
    "FOLLOW, unfollow, com.x.follow.unfollow, x.activities",
    "BLOCK, block, com.x.block.block, x.activities",
    "BLOCK, unblock, com.x.block.unblock, x.activities",
    "MUTE, mute, com.x.mute.mute, x.activities",
    "MUTE, unmute, com.x.mute.unmute, x.activities",
    "MUTE, follow, com.x.unknown, x.direct-messages",
    "FOLLOW, befriend, com.x.unknown, x.direct-messages",
  })
  void beginningsAndEndsAreToldByTheirType(Family family, String type, String ceType, String topic)
      throws IOException {
    Meaning meaning = family.read(json(Bodies.relation(type, USER, OTHER, "15")), USER);

    assertThat(meaning.kind().ceType()).isEqualTo(ceType);
    assertThat(meaning.kind().topic().name()).isEqualTo(topic);
    assertThat(meaning.actor()).isEqualTo(USER);
    assertThat(meaning.subject()).isEqualTo(OTHER);
  }

  @Test
  void aMessageOfTheUserIsSentAndEveryOtherReceived() throws IOException {
    Meaning sent = Family.DIRECT_MESSAGE.read(json(Bodies.message("9", USER, OTHER)), USER);
    Meaning received = Family.DIRECT_MESSAGE.read(json(Bodies.message("9", OTHER, USER)), USER);

    assertThat(sent.kind().ceType()).isEqualTo("com.x.dm.sent");
    assertThat(received.kind().ceType()).isEqualTo("com.x.dm.received");
    assertThat(received.kind().topic().name()).isEqualTo("x.direct-messages");
    assertThat(received.actor()).isEqualTo(OTHER);
    assertThat(received.subject()).isEqualTo("9");
  }

  @Test
  void theOthersNameTheirObjects() throws IOException {
    Meaning deleted = Family.DELETE.read(json(Bodies.deleted("5")), USER);
    Meaning liked = Family.LIKE.read(json(Bodies.like("a7")), USER);
    Meaning typing = Family.TYPING.read(json(Bodies.typing("15")), USER);
    Meaning read = Family.MARK_READ.read(json(Bodies.read("96")), USER);

    assertThat(deleted)
        .extracting(it -> it.kind().ceType(), Meaning::actor, Meaning::subject)
        .containsExactly("com.x.post.delete", USER, "5");
    assertThat(liked)
        .extracting(it -> it.kind().ceType(), Meaning::actor, Meaning::subject)
        .containsExactly("com.x.like.create", OTHER, "976163062582771712");
    assertThat(typing)
        .extracting(it -> it.kind().ceType(), Meaning::actor, Meaning::subject)
        .containsExactly("com.x.dm.indicate_typing", OTHER, USER);
    assertThat(read)
        .extracting(it -> it.kind().ceType(), Meaning::actor, Meaning::subject)
        .containsExactly("com.x.dm.read", OTHER, "96");
  }

  @ParameterizedTest
  @CsvSource({
    "post.create, com.x.post.create, x.activities",
    "post.mention.create, com.x.post.mention.create, x.activities",
    "post.delete, com.x.post.delete, x.activities",
    "like.create, com.x.like.create, x.activities",
    "follow.unfollow, com.x.follow.unfollow, x.activities",
    "mute.mute, com.x.mute.mute, x.activities",
    "dm.sent, com.x.dm.sent, x.direct-messages",
    "dm.read, com.x.dm.read, x.direct-messages",
    "profile.update.bio, com.x.profile.update.bio, x.activities",
    "spaces.start, com.x.spaces.start, x.activities",
    "news.new, com.x.news.new, x.activities",
    "chat.received, com.x.chat.received, x.direct-messages",
    "dm.something_new, com.x.dm.something_new, x.direct-messages",
    "broadcast.chat, com.x.broadcast.chat, x.direct-messages",
    "postal.note, com.x.postal.note, x.direct-messages",
    "unknown, com.x.unknown, x.direct-messages",
    "'Post Create\n', com.x.unknown, x.direct-messages",
    "a..b, com.x.unknown, x.direct-messages",
  })
  void theNewerDialectKeepsItsNames(String type, String ceType, String topic) throws IOException {
    String quoted = type.replace("\n", "\\n");
    JsonNode data = json(Bodies.envelope(quoted, "1", "{\"id\":\"10\"}"));

    Meaning meaning = newer(data);

    assertThat(meaning.kind().ceType()).isEqualTo(ceType);
    assertThat(meaning.kind().topic().name()).isEqualTo(topic);
  }

  @Test
  void aPostOfTheNewerDialectSaysItsKindByWhatItRefersTo() throws IOException {
    String payload =
        """
        {"id":"10","author_id":"%s","referenced_tweets":[{"type":"replied_to","id":"9"}]}\
        """
            .formatted(OTHER);

    Meaning meaning = newer(json(Bodies.envelope("post.reply.create", "1", payload)));

    assertThat(meaning.kind().postKind()).isEqualTo(PostKind.REPLY);
    assertThat(meaning.actor()).isEqualTo(OTHER);
  }

  private static Meaning newer(JsonNode body) {
    ObjectNode whole = (ObjectNode) body;
    String type = ActivityApi.eventType(body.path("data"));
    return type == null
        ? Meaning.unknown(whole)
        : ActivityApi.read(type, body.path("data"), whole, USER);
  }

  private static String id(String who) {
    return who.equals("me") ? USER : OTHER;
  }

  private static String reply(String to) {
    return ",\"in_reply_to_status_id_str\":\"9\",\"in_reply_to_user_id_str\":\"" + id(to) + "\"";
  }

  private static String status(String field, String author) {
    return ",\"" + field + "\":{\"id_str\":\"8\",\"user\":{\"id_str\":\"" + id(author) + "\"}}";
  }

  private static JsonNode json(String text) throws IOException {
    return Json.read(Bodies.bytes(text));
  }
}

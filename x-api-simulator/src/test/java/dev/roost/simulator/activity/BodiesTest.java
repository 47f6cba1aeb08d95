package dev.roost.simulator.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Owner;
import dev.roost.simulator.app.Permission;
import dev.roost.simulator.app.Terms;
import dev.roost.simulator.signature.Signing;
import dev.roost.simulator.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodiesTest {

  private static final Owner OWNER = new Owner("1", "owner", "token", "secret");
  private static final Terms TERMS = new Terms(List.of(), Permission.DIRECT_MESSAGES, true);

  private static final long NOW = 1_795_000_000_123L;
  private static final long ID = 2_120_000_000_000_000_001L;

  private final App app =
      new App("demo", "11231812", "key", "secret", "id", null, Signing.LEGACY, OWNER, TERMS);
  private final User ada = user("1234567890123456789", "ada");
  private final User bob = user("87654", "bob");

  @Test
  void theWireEscapesSlashesAngleBracketsAndAllThatIsNotAscii() {
    Body body = Body.of(Wire.object().put("text", "a/b <c> é 🦅 \"q\""));

    assertThat(new String(body.bytes(), UTF_8))
        .isEqualTo("{\"text\":\"a\\/b \\u003cc\\u003e \\u00e9 \\ud83e\\udd85 \\\"q\\\"\"}");
  }

  @Test
  void aPackedBodyGivesTheSameBytes() {
    Body body = bodyOf(new PostActivity(post("é".repeat(120), Post.Relation.NONE), false));
    byte[] before = body.bytes().clone();

    body.pack();
    body.pack();

    assertThat(body.bytes()).isEqualTo(before);
  }

  @Test
  void aPostHasItsIdAsNumberAndTextAndItsTimeAsText() {
    JsonNode body = body(new PostActivity(post("hello #birds @bob", Post.Relation.NONE), false));

    JsonNode post = body.at("/tweet_create_events/0");
    assertThat(body.path("for_user_id").textValue()).isEqualTo(ada.id());
    assertThat(body.has("user_has_blocked")).isFalse();
    assertThat(post.path("id").longValue()).isEqualTo(ID).isGreaterThan(1L << 53);
    assertThat(post.path("id_str").textValue()).isEqualTo(Long.toString(ID));
    assertThat(post.path("timestamp_ms").textValue()).isEqualTo(Long.toString(NOW));
    assertThat(post.path("created_at").textValue()).isEqualTo("Wed Nov 18 11:06:40 +0000 2026");
    assertThat(post.at("/user/id").isNumber()).isTrue();
    assertThat(post.at("/user/id_str").textValue()).isEqualTo(ada.id());
    assertThat(post.at("/entities/hashtags/0/text").textValue()).isEqualTo("birds");
    assertThat(post.at("/entities/hashtags/0/indices").toString()).isEqualTo("[6,12]");
    assertThat(post.at("/entities/user_mentions/0/id_str").textValue()).isEqualTo(bob.id());
    assertThat(post.path("in_reply_to_status_id").isNull()).isTrue();
  }

  @Test
  void aMentionSaysWhetherTheUserHasBlocked() {
    JsonNode body = body(new PostActivity(post("@bob", Post.Relation.NONE), true));

    assertThat(body.get("user_has_blocked").isBoolean()).isTrue();
  }

  @Test
  void aLongPostIsCutAndWholeInItsExtendedForm() {
    String text = "words and ".repeat(20) + "@bob";

    JsonNode post =
        body(new PostActivity(post(text, Post.Relation.NONE), false)).at("/tweet_create_events/0");

    assertThat(post.path("truncated").booleanValue()).isTrue();
    assertThat(post.path("text").textValue()).hasSizeLessThan(150).contains("… https://t.co/");
    assertThat(post.at("/extended_tweet/full_text").textValue()).isEqualTo(text);
    assertThat(post.at("/entities/user_mentions")).isEmpty();
    assertThat(post.at("/extended_tweet/entities/user_mentions/0/screen_name").textValue())
        .isEqualTo("bob");
  }

  @Test
  void quotesRepostsAndRepliesSayWhatTheyReferTo() {
    Post other = new Post(ID - 9, bob, "first", List.of(), 2, NOW, Post.Relation.NONE);

    JsonNode quote = event(new Post.Relation(null, other, null));
    JsonNode repost = event(new Post.Relation(null, null, other));
    JsonNode reply = event(new Post.Relation(other, null, null));

    assertThat(quote.path("is_quote_status").booleanValue()).isTrue();
    assertThat(quote.path("quoted_status_id_str").textValue()).isEqualTo(other.idText());
    assertThat(quote.at("/quoted_status/user/id_str").textValue()).isEqualTo(bob.id());
    assertThat(quote.at("/quoted_status/extended_entities/media")).hasSize(2);
    assertThat(quote.path("quoted_status_permalink").size()).isEqualTo(3);
    assertThat(repost.at("/retweeted_status/id_str").textValue()).isEqualTo(other.idText());
    assertThat(reply.path("in_reply_to_status_id_str").textValue()).isEqualTo(other.idText());
    assertThat(reply.path("in_reply_to_user_id_str").textValue()).isEqualTo(bob.id());
    assertThat(reply.path("in_reply_to_screen_name").textValue()).isEqualTo("bob");
  }

  @Test
  void aLikeHasAHexIdAndItsTimeAsNumber() {
    String id = "a7ba59eab0bfcba386f7acedac279542";

    JsonNode event =
        body(new LikeActivity(id, bob, post("x", Post.Relation.NONE))).at("/favorite_events/0");

    assertThat(event.path("id").textValue()).isEqualTo(id);
    assertThat(event.path("timestamp_ms").isIntegralNumber()).isTrue();
    assertThat(event.at("/favorited_status/id").longValue()).isEqualTo(ID);
    assertThat(event.at("/user/screen_name").textValue()).isEqualTo("bob");
  }

  @Test
  void anUnblockStandsAmongTheBlocksWithTheOtherUserObject() {
    JsonNode event = body(new RelationActivity("block", "unblock", ada, bob)).at("/block_events/0");

    assertThat(event.path("type").textValue()).isEqualTo("unblock");
    assertThat(event.path("created_timestamp").textValue()).isEqualTo(Long.toString(NOW));
    assertThat(event.at("/source/id").textValue()).isEqualTo(ada.id());
    assertThat(event.at("/source").has("id_str")).isFalse();
    assertThat(event.at("/target/profile_text_color").intValue()).isEqualTo(-1);
    assertThat(event.at("/target/description").textValue()).isEmpty();
  }

  @Test
  void aMessageBringsExactlyItsTwoPeopleAndItsApp() {
    Message message = new Message(ID, ada, bob, "a &amp; b", true, Message.Extra.QUICK_REPLY);

    JsonNode body = body(new MessageActivity(message));

    JsonNode event = body.at("/direct_message_events/0");
    assertThat(body.path("users").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder(ada.id(), bob.id());
    assertThat(body.path("apps").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactly(event.at("/message_create/source_app_id").textValue());
    assertThat(event.path("id").textValue()).isEqualTo(Long.toString(ID));
    assertThat(event.at("/message_create/message_data/text").textValue()).isEqualTo("a &amp; b");
    assertThat(event.at("/message_create/message_data/quick_reply_response/type").textValue())
        .isEqualTo("options");
    assertThat(body.at("/users/" + bob.id() + "/created_timestamp").isTextual()).isTrue();
  }

  @Test
  void typingAndReadingNameSenderAndRecipient() {
    JsonNode typing = body(new SignOfLifeActivity(bob, ada, null));
    JsonNode read = body(new SignOfLifeActivity(bob, ada, ID));

    JsonNode typed = typing.at("/direct_message_indicate_typing_events/0");
    assertThat(typed.path("sender_id").textValue()).isEqualTo(bob.id());
    assertThat(typed.has("last_read_event_id")).isFalse();
    assertThat(read.at("/direct_message_mark_read_events/0/last_read_event_id").textValue())
        .isEqualTo(Long.toString(ID));
    assertThat(read.path("users").size()).isEqualTo(2);
  }

  @Test
  void aDeletionNamesThePostAndItsAuthor() {
    JsonNode event =
        body(new DeleteActivity(post("x", Post.Relation.NONE))).at("/tweet_delete_events/0");

    assertThat(event.toString())
        .isEqualTo(
            "{\"status\":{\"id\":\"%d\",\"user_id\":\"%s\"},\"timestamp_ms\":\"%d\"}"
                .formatted(ID, ada.id(), NOW));
  }

  @Test
  void aRevocationNamesNoUserItIsFor() {
    JsonNode body = body(new RevokeActivity(null));

    assertThat(body.toString())
        .isEqualTo(
            "{\"user_event\":{\"revoke\":{\"date_time\":\"2026-11-18T11:06:40.123+00:00\","
                + "\"target\":{\"app_id\":\"11231812\"},\"source\":{\"user_id\":\""
                + ada.id()
                + "\"}}}}");
  }

  @Test
  void aBundleKeepsTheOrderInEachFamilyAndUnitesTheMaps() {
    Body first = bodyOf(message(ID, bob));
    Body second = bodyOf(new RelationActivity("follow", "follow", ada, bob));
    Body third = bodyOf(message(ID + 1, user("99", "eve")));

    JsonNode merged = Bundle.of(List.of(first, second, third)).json();

    assertThat(merged.path("direct_message_events").findValuesAsText("id"))
        .containsSequence(Long.toString(ID))
        .contains(Long.toString(ID + 1));
    assertThat(merged.path("direct_message_events")).hasSize(2);
    assertThat(merged.path("follow_events")).hasSize(1);
    assertThat(merged.path("users").size()).isEqualTo(3);
    assertThat(Bundle.of(List.of(first))).isSameAs(first);
  }

  @Test
  void onlyWhatCanBeToldApartIsBundled() {
    Body follow = bodyOf(new RelationActivity("follow", "follow", ada, bob));
    Body mention = bodyOf(new PostActivity(post("@ada", Post.Relation.NONE), true));
    Body revoke = bodyOf(new RevokeActivity(null));
    Body toBob = Body.of(new RelationActivity("follow", "follow", ada, bob).body(bob, NOW, app));

    assertThat(Bundle.fit(follow, follow)).isTrue();
    assertThat(Bundle.fit(follow, mention)).isFalse();
    assertThat(Bundle.fit(follow, revoke)).isFalse();
    assertThat(Bundle.fit(revoke, revoke)).isFalse();
    assertThat(Bundle.fit(follow, toBob)).isFalse();
  }

  private JsonNode event(Post.Relation to) {
    return body(new PostActivity(post("second", to), false)).at("/tweet_create_events/0");
  }

  private MessageActivity message(long id, User recipient) {
    return new MessageActivity(new Message(id, ada, recipient, "hi", false, Message.Extra.NONE));
  }

  private Post post(String text, Post.Relation to) {
    return new Post(ID, ada, text, List.of(bob), 0, NOW, to);
  }

  private JsonNode body(Activity activity) {
    return bodyOf(activity).json();
  }

  private Body bodyOf(Activity activity) {
    return Body.of(activity.body(ada, NOW, app));
  }

  private static User user(String id, String screenName) {
    return new User(id, screenName, "Zoë", "", "x", false, 1_400_000_000_000L, 10, 20);
  }
}

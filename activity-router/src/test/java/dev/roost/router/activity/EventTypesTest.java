package dev.roost.router.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.contracts.activity.ActivityType;
import dev.roost.router.Bodies;
import dev.roost.router.json.Json;
import dev.roost.xapi.v2.EventIdentity;
import dev.roost.xapi.v2.EventTime;
import dev.roost.xapi.v2.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every event type of the X Activity API in the shape of X's samples. */
class EventTypesTest {

  private static final String ME = EventSamples.ME;
  private static final String OTHER = EventSamples.OTHER;

  @Test
  void everyTypeOfTheTableHasAPlaceInContracts() {
    List<String> types =
        Stream.of(EventType.values())
            .filter(type -> type != EventType.OAUTH_REVOKE)
            .map(type -> "com.x." + type.eventType())
            .toList();

    assertThat(Stream.of(ActivityType.values()).map(ActivityType::ceType))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(types.stream(), Stream.of("com.x.unknown")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          post.create                    | 88001 | 29001            | 2026-07-24T21:12:46Z     | x.activities
          post.delete                    | 88001 | 29001            | -                        | x.activities
          post.mention.create            | 88002 | 29001            | 2026-07-24T21:12:46Z     | x.activities
          post.reply.create              | 88002 | 29001            | 2026-07-24T21:12:46Z     | x.activities
          post.quote.create              | 88002 | 29001            | 2026-07-24T21:12:46Z     | x.activities
          post.repost.create             | 88002 | 29001            | 2026-07-24T21:12:46Z     | x.activities
          like.create                    | 88001 | 29005            | 2026-07-24T21:12:45.236Z | x.activities
          follow.follow                  | 88001 | 88002            | -                        | x.activities
          follow.unfollow                | 88001 | 88002            | -                        | x.activities
          subscriptions.subscribe        | 88001 | 88002            | -                        | x.direct-messages
          subscriptions.unsubscribe      | 88001 | 88002            | -                        | x.direct-messages
          profile.update.bio             | 88001 | -                | -                        | x.activities
          profile.update.profile_picture | 88001 | -                | -                        | x.activities
          profile.update.banner_picture  | 88001 | -                | -                        | x.activities
          profile.update.screenname      | 88001 | -                | -                        | x.activities
          profile.update.handle          | 88001 | -                | -                        | x.activities
          profile.update.geo             | 88001 | -                | -                        | x.activities
          profile.update.url             | 88001 | -                | -                        | x.activities
          profile.update.verified_badge  | -     | -                | -                        | x.activities
          profile.update.affiliate_badge | -     | -                | -                        | x.activities
          mute.mute                      | 88001 | 88002            | -                        | x.activities
          mute.unmute                    | 88001 | 88002            | -                        | x.activities
          block.block                    | 88001 | 88002            | -                        | x.activities
          block.unblock                  | 88001 | 88002            | -                        | x.activities
          dm.received                    | 88002 | 29002            | 2026-07-24T21:12:45.236Z | x.direct-messages
          dm.sent                        | 88001 | 29002            | 2026-07-24T21:12:45.236Z | x.direct-messages
          dm.read                        | 88002 | 29002            | 2026-07-24T21:12:45.236Z | x.direct-messages
          dm.indicate_typing             | 88002 | 88001            | -                        | x.direct-messages
          chat.received                  | 88002 | 88001:88002      | 2026-07-24T21:12:45.236Z | x.direct-messages
          chat.sent                      | 88001 | 88001:88002      | 2026-07-24T21:12:45.236Z | x.direct-messages
          chat.conversation.join         | -     | -                | 2026-07-24T21:12:45.236Z | x.direct-messages
          chat.conversation.member_added | -     | -                | -                        | x.direct-messages
          chat.conversation.member_removed | -   | -                | -                        | x.direct-messages
          chat.conversation.admin_added  | -     | -                | -                        | x.direct-messages
          chat.conversation.admin_removed | -    | -                | -                        | x.direct-messages
          chat.update.group_name         | -     | -                | -                        | x.direct-messages
          chat.update.restrictions       | -     | -                | -                        | x.direct-messages
          spaces.start                   | 88001 | 1sX              | -                        | x.activities
          spaces.end                     | 88001 | 1sX              | -                        | x.activities
          broadcast.start                | 88001 | 1bX              | 2026-07-24T21:12:46.236Z | x.direct-messages
          broadcast.end                  | 88001 | 1bX              | 2026-07-24T21:12:46.236Z | x.direct-messages
          broadcast.chat                 | 88002 | 1bX              | -                        | x.direct-messages
          broadcast.chat.remove          | -     | -                | -                        | x.direct-messages
          news.new                       | -     | 29003            | 2026-07-24T21:12:47Z     | x.activities
          """)
  void itIsToldAsXSaysIt(
      String type,
      @Nullable String actor,
      @Nullable String subject,
      @Nullable Instant time,
      String topic)
      throws IOException {
    Meaning meaning = read(type, "1", "a", 1);

    assertThat(meaning)
        .extracting(
            it -> it.kind().ceType(),
            Meaning::actor,
            Meaning::subject,
            Meaning::time,
            it -> it.kind().topic().name())
        .containsExactly("com.x." + type, actor, subject, time, topic);
    // No row is missing, and the table of event types says the same of ids and times.
    EventType known = EventType.of(type).orElseThrow();
    if (known.time() != EventTime.NONE) {
      assertThat(time).isNotNull();
    }
    if (known.subject().isPresent()) {
      assertThat(subject).isNotNull();
    }
  }

  /** Tags, counts, tokens and includes are told anew with each copy. */
  @ParameterizedTest
  @EnumSource(value = EventType.class, mode = Mode.EXCLUDE, names = "OAUTH_REVOKE")
  void whatMovesBetweenCopiesIsNoPartOfTheIdentity(EventType type) throws IOException {
    Key first = read(type.eventType(), "-1", "a", 1).key();

    assertThat(read(type.eventType(), "-1", "b", 2).key()).isEqualTo(first);
  }

  /** An id tells a copy whatever its event_uuid; where there is none that alone tells it. */
  @ParameterizedTest
  @EnumSource(value = EventType.class, mode = Mode.EXCLUDE, names = "OAUTH_REVOKE")
  void whatHasAnIdOrATimeIsToldByIt(EventType type) throws IOException {
    Key first = read(type.eventType(), "-1", "a", 1).key();
    Key second = read(type.eventType(), "2", "a", 1).key();
    boolean hasId = type.identity() != EventIdentity.NONE || type == EventType.DM_READ;

    assertThat(first.equals(second)).isEqualTo(hasId);
    assertThat(first.family().endsWith("/event_uuid")).isEqualTo(!hasId);
  }

  @Test
  void noTwoTypesShareAnIdentityButThoseOfOneHappening() throws IOException {
    List<Key> keys = new ArrayList<>();
    for (EventType type : EventType.values()) {
      if (type != EventType.OAUTH_REVOKE) {
        keys.add(read(type.eventType(), "1", "a", 1).key());
      }
    }

    // Five events of one Post, and a message that is sent and received.
    assertThat(keys.stream().distinct()).hasSize(keys.size() - 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          {"direction":"outbound"} | 88002 | 88001
          {"direction":"sent"}     | 88002 | 88001
          {"direction":"outbound"} | 88001 | 88001
          {"direction":"inbound"}  | 88001 | -
          {}                       | 88002 | 88001
          {}                       | 88001 | -
          """)
  void whoLikedIsKnownOfTheUsersOwnLikesAlone(String filter, String author, @Nullable String actor)
      throws IOException {
    String body =
        """
        {"data":{"event_type":"like.create","filter":%s,"payload":{"id":"0f",
          "liked_tweet_id":"9","liked_tweet_author_id":"%s"}}}\
        """
            .formatted(filter, author);
    ObjectNode whole = (ObjectNode) Json.read(Bodies.bytes(body));

    Meaning meaning = ActivityApi.read("like.create", whole.path("data"), whole, ME);

    assertThat(meaning.actor()).isEqualTo(actor);
    assertThat(meaning.subject()).isEqualTo("9");
  }

  @Test
  void aReactionToAMessageIsNoMessage() throws IOException {
    String message = EventSamples.payload("dm.received", 1);
    String reaction =
        message.replace("message_create", "reaction_create").replace("\"text\":\"t\"", "\"x\":1");

    Meaning meaning = of("dm.received", "1", "a", reaction);

    assertThat(meaning.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(meaning.actor()).isEqualTo(OTHER);
    assertThat(meaning.key()).isNotEqualTo(of("dm.received", "1", "a", message).key());
  }

  @Test
  void theDeprecatedNameOfATypeIsReadAsTheType() throws IOException {
    Meaning former = of("chat.conversation_join", "1", "a", "{}");

    assertThat(former).isEqualTo(of("chat.conversation.join", "1", "a", "{}"));
  }

  @ParameterizedTest
  @CsvSource({"dm.received", "follow.follow", "poll.closed", "profile.update.bio"})
  void whatHasNoEventUuidEitherIsToldByAllOfIt(String type) throws IOException {
    ObjectNode one = (ObjectNode) Json.read(Bodies.bytes(bare(type, "{\"a\":1}")));
    ObjectNode other = (ObjectNode) Json.read(Bodies.bytes(bare(type, "{\"a\":2}")));

    Key first = ActivityApi.read(type, one.path("data"), one, ME).key();

    assertThat(ActivityApi.read(type, one.path("data"), one, ME).key()).isEqualTo(first);
    assertThat(ActivityApi.read(type, other.path("data"), other, ME).key()).isNotEqualTo(first);
  }

  private static String bare(String type, String payload) {
    return "{\"data\":{\"event_type\":\"%s\",\"payload\":%s}}".formatted(type, payload);
  }

  private static Meaning read(String type, String uuid, String tag, int count) throws IOException {
    return of(type, uuid, tag, EventSamples.payload(type, count));
  }

  private static Meaning of(String type, String uuid, String tag, String payload)
      throws IOException {
    String filter = type.equals("news.new") ? "{\"keyword\":\"k\"}" : "{\"user_id\":\"ME\"}";
    String body =
        """
        {"data":{"event_uuid":"%s","filter":%s,"event_type":"%s","tag":"%s","payload":%s,
          "includes":{"users":[{"tag":"%s"}]}}}\
        """
            .formatted(uuid, filter, type, tag, payload, tag)
            .replace("ME", ME);
    ObjectNode whole = (ObjectNode) Json.read(Bodies.bytes(body));
    return ActivityApi.read(type, whole.path("data"), whole, type.equals("news.new") ? null : ME);
  }
}

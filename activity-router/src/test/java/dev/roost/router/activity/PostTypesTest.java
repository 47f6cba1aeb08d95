package dev.roost.router.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.router.Bodies;
import dev.roost.router.json.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Post of the X Activity API is to the user, in each way its payload can say it. */
class PostTypesTest {

  private static final String ME = "88001";
  private static final String OTHER = "88002";
  private static final List<String> TYPES = List.of("mention", "reply", "quote", "repost");

  /** Whichever of its events comes first, it is the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "author_id":"me"                                                             |           | post.create
          "author_id":"me",REPLY,"in_reply_to_user_id":"me"                            |           | post.create
          "author_id":"me",REPOST                                                      | "me"      | post.create
          "author_id":"you"                                                            |           | post.mention.create
          "author_id":"you",REPLY,"in_reply_to_user_id":"me"                           |           | post.reply.create
          "author_id":"you",REPLY,"in_reply_to_user_id":"you"                          |           | post.mention.create
          "author_id":"you",REPLY                                                      | "me"      | post.reply.create
          "author_id":"you",REPLY                                                      | "you"     | post.mention.create
          "author_id":"you","in_reply_to_user_id":"me"                                 |           | post.mention.create
          "author_id":"you","in_reply_to_user_id":"me","in_reply_to_tweet_id":"9"      |           | post.reply.create
          "author_id":"you","in_reply_to_user_id":"me","in_reply_to_post_id":"9"       |           | post.reply.create
          "author_id":"you",QUOTE,"in_reply_to_user_id":"me","in_reply_to_tweet_id":"8" |          | post.reply.create
          "author_id":"you",REPOST                                                     | "me"      | post.repost.create
          "author_id":"you",REPOST                                                     | "you"     | post.mention.create
          "author_id":"you",REPOST,MENTION3(me,ada)                                    |           | post.repost.create
          "author_id":"you",REPOST,MENTION3(you,bob)                                   |           | post.mention.create
          "author_id":"you",REPOST,MENTION3(you,bob)                                   | "me"      | post.repost.create
          "author_id":"you",QUOTE                                                      | "me"      | post.quote.create
          "author_id":"you",QUOTE                                                      | "you"     | post.mention.create
          "author_id":"you",QUOTE,URL(x.com/Ada/status/9),MENTION3(me,ada)             |           | post.quote.create
          "author_id":"you",QUOTE,URL(twitter.com/bob/status/9),MENTION3(me,ada)       |           | post.mention.create
          "author_id":"you",QUOTE,URL(x.com/bob/status/9),MENTION3(you,bob)            |           | post.mention.create
          "author_id":"you","referenced_posts":[{"type":"quoted","id":"9"}]            | "me"      | post.quote.create
          """)
  void thePayloadDecidesWhereItSaysIt(String post, String includedAuthor, String type)
      throws IOException {
    for (String event : TYPES) {
      assertThat(type("post." + event + ".create", post, includedAuthor))
          .as(event)
          .isEqualTo("com.x." + type);
    }
    assertThat(type("post.create", post, includedAuthor)).isEqualTo("com.x." + type);
  }

  /** What the payload leaves open, the event type says, and where it says another: a mention. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "author_id":"you",REPOST                                              | post.repost.create
          "author_id":"you",QUOTE                                               | post.quote.create
          "author_id":"you",QUOTE,URL(x.com/bob/status/9)                       | post.quote.create
          "author_id":"you",QUOTE,URL(x.com/ada/status/7),MENTION3(me,ada)      | post.quote.create
          "author_id":"you",QUOTE,URL(x.com/i/status/9),MENTION3(me,i)          | post.quote.create
          "author_id":"you",REPLY                                               | post.reply.create
          "text":"t"                                                            | post.create
          "text":"t"                                                            | post.reply.create
          "text":"t"                                                            | post.quote.create
          """)
  void theEventTypeDecidesWhatThePayloadLeavesOpen(String post, String type) throws IOException {
    assertThat(type(type, post, null)).isEqualTo("com.x." + type);
    assertThat(type("post.mention.create", post, null)).isEqualTo("com.x.post.mention.create");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "edit_history_tweet_ids":["10"]      | -
          "edit_history_tweet_ids":["8","10"]  | 8
          "edit_history_post_ids":["7","8","10"] | 7
          "edit_history":{"initial_tweet_id":"6","edit_tweet_ids":["6","10"]} | 6
          "edit_history_tweet_ids":[]          | -
          """)
  void anEditNamesThePostAsItWasFirst(String history, @Nullable String of) throws IOException {
    assertThat(read("post.create", history, null).editOf()).isEqualTo(of);
  }

  private static String type(String event, String post, @Nullable String includedAuthor)
      throws IOException {
    return read(event, post, includedAuthor).kind().ceType();
  }

  private static Meaning read(String event, String post, @Nullable String includedAuthor)
      throws IOException {
    String includes =
        includedAuthor == null
            ? "{}"
            : "{\"users\":[],\"tweets\":[{\"id\":\"10\",\"author_id\":\"1\"},{\"id\":\"9\",\"author_id\":%s}]}"
                .formatted(includedAuthor);
    String body =
        "{\"data\":{\"event_uuid\":\"1\",\"filter\":{\"user_id\":\"me\"},\"event_type\":\"%s\",\"payload\":{\"id\":\"10\",%s},\"includes\":%s}}"
            .formatted(event, written(post), includes)
            .replace("\"me\"", "\"" + ME + "\"")
            .replace("\"you\"", "\"" + OTHER + "\"");
    ObjectNode whole = (ObjectNode) Json.read(Bodies.bytes(body));
    return ActivityApi.read(event, whole.path("data"), whole, ME);
  }

  private static String written(String post) {
    String fields =
        post.replace("REPLY", reference("replied_to"))
            .replace("REPOST", reference("retweeted"))
            .replace("QUOTE", reference("quoted"));
    String urls =
        fields.contains("URL(")
            ? fields.replaceFirst(
                ".*URL\\(([^)]*)\\).*", "{\"start\":1,\"expanded_url\":\"https://$1\"}")
            : "";
    String mentions =
        fields.contains("MENTION3(")
            ? fields.replaceFirst(
                ".*MENTION3\\((\\w+),(\\w+)\\).*",
                "{\"start\":3,\"start_str\":\"3\",\"id\":\"$1\",\"username\":\"$2\"}")
            : "";
    return fields.replaceAll(",URL\\([^)]*\\)|,MENTION3\\([^)]*\\)", "")
        + ",\"entities\":{\"urls\":[%s],\"mentions\":[%s]}".formatted(urls, mentions);
  }

  private static String reference(String type) {
    return "\"referenced_tweets\":[{\"type\":\"%s\",\"id\":\"9\"}]".formatted(type);
  }
}

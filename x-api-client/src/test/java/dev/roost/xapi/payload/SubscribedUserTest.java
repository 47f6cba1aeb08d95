package dev.roost.xapi.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubscribedUserTest {

  private static final int ROUNDS = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"for_user_id":"4337869213","tweet_create_events":[{}]}                                 | 4337869213
          {"tweet_create_events":[{"for_user_id":"2","data":{"filter":{"user_id":"3"}}}],"for_user_id":"1"} | 1
          {"for_user_id":1234567890123456789}                                                     | 1234567890123456789
          {"for_user_id":"9" and then no more JSON                                                | 9
          {"for_user_id":"5","for_user_id":"6"}                                                   | 5
          {"data":{"filter":{"user_id":"77"},"payload":{"user_id":"78"}}}                         | 77
          {"data":{"payload":{"filter":{"user_id":"78"}},"filter":{"x":[1],"user_id":"77"}}}      | 77
          {"data":[{"filter":{"user_id":"77"}}]}                                                  | 77
          {"data":[1,[],{"filter":{}},{"filter":{"user_id":"77"}},{"filter":{"user_id":"78"}}]}   | 77
          {"data":{"filter":{"user_id":"77"}},"for_user_id":"1"}                                  | 1
          {"data":{"filter":{"user_id":"77"},"payload":{"text":"for_user_id"}}}                   | 77
          {"for_user_id":null,"data":{"filter":{"user_id":"77"}}}                                 | 77
          {"for_user_id":"no id","data":{"filter":{"user_id":"77"}}}                              | 77
          {"user_event":{"revoke":{"target":{"app_id":"1"},"source":{"user_id":"63046977"}}}}     | 63046977
          {"data":{"filter":{},"event_type":"oauth.revoke","payload":{"user_id":"7","app_id":"1"}}} | 7
          {"data":[{"payload":{"user_id":"7"},"event_type":"oauth.revoke"}]}                      | 7
          """)
  void theUserIsFound(String body, String user) {
    assertThat(SubscribedUser.of(body.getBytes(UTF_8))).contains(user);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[{\"for_user_id\":\"1\"}]",
        "not json",
        "{\"user_event\":{\"revoke\":{}}}",
        "{\"user_event\":{\"source\":{\"user_id\":\"1\"}}}",
        "{\"for_user_id\":\"\"}",
        "{\"for_user_id\":null}",
        "{\"for_user_id\":1.5}",
        "{\"for_user_id\":{\"id\":1}}",
        "{\"for_user_id\":\"a b\"}",
        "{\"for_user_id\":\"\\u0000\"}",
        "{\"data\":{\"filter\":{}}}",
        "{\"data\":[]}",
        "{\"data\":[[{\"filter\":{\"user_id\":\"1\"}}]]}",
        "{\"data\":{\"filter\":{\"keyword\":\"birds\"},\"payload\":{\"user_id\":\"1\"}}}",
        "{\"data\":{\"event_type\":\"news.new\",\"payload\":{\"user_id\":\"1\"}}}",
        "{\"for_user_id\":\"12345678901234567890123456789012345678901234567890123456789012345\"}"
      })
  void aBodyThatNamesNobodyHasNoUser(String body) {
    assertThat(SubscribedUser.of(body.getBytes(UTF_8))).isEmpty();
  }

  /** What is read from the bytes is what the order says of the whole tree. */
  @RepeatedTest(5)
  void theBytesSayWhatTheTreeSays(RepetitionInfo round) throws Exception {
    RandomBodies bodies = new RandomBodies(new Random(round.getCurrentRepetition()));
    int named = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String body = bodies.next();
      Optional<String> expected = byTree(JSON.readTree(body));

      assertThat(SubscribedUser.of(body.getBytes(UTF_8))).as(body).isEqualTo(expected);
      named += expected.isPresent() ? 1 : 0;
    }

    assertThat(named).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 10);
  }

  @Test
  void aBodyThatIsCutOffIsReadWithoutAFailure() {
    RandomBodies bodies = new RandomBodies(new Random(6));
    for (int i = 0; i < ROUNDS / 20; i++) {
      byte[] whole = bodies.next().getBytes(UTF_8);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);

        assertThatCode(() -> SubscribedUser.of(cut)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void ofPartsTheFirstThatIsAnIdCounts() {
    assertThat(SubscribedUser.of("1", "2")).isEqualTo("1");
    assertThat(SubscribedUser.of(null, "2")).isEqualTo("2");
    assertThat(SubscribedUser.of("no id", "2")).isEqualTo("2");
    assertThat(SubscribedUser.of("1", null)).isEqualTo("1");
    assertThat(SubscribedUser.of(null, "")).isNull();
    assertThat(SubscribedUser.of(null, null)).isNull();
  }

  private static Optional<String> byTree(JsonNode body) {
    String user = SubscribedUser.of(id(body.path("for_user_id")), firstFiltered(body.path("data")));
    if (user == null) {
      JsonNode source = body.path("user_event").path("revoke").path("source");
      user = SubscribedUser.of(null, id(source.path("user_id")));
    }
    return Optional.ofNullable(user != null ? user : firstRevoker(body.path("data")));
  }

  private static Iterable<JsonNode> envelopes(JsonNode data) {
    return data.isArray() ? data : List.of(data);
  }

  private static @Nullable String firstFiltered(JsonNode data) {
    for (JsonNode envelope : envelopes(data)) {
      String id = SubscribedUser.of(null, id(envelope.path("filter").path("user_id")));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable String firstRevoker(JsonNode data) {
    for (JsonNode envelope : envelopes(data)) {
      String id = SubscribedUser.of(null, id(envelope.path("payload").path("user_id")));
      if (id != null && "oauth.revoke".equals(envelope.path("event_type").textValue())) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable String id(JsonNode value) {
    if (value instanceof ObjectNode) {
      return null;
    }
    return value.isIntegralNumber() ? value.bigIntegerValue().toString() : value.textValue();
  }
}

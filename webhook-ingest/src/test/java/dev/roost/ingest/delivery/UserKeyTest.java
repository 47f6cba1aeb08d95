package dev.roost.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"for_user_id":"4337869213","tweet_create_events":[{}]}                                 | 4337869213
          {"tweet_create_events":[{"for_user_id":"2","data":{"filter":{"user_id":"3"}}}],"for_user_id":"1"} | 1
          {"for_user_id":1234567890123456789}                                                     | 1234567890123456789
          {"data":{"filter":{"user_id":"77"},"payload":{"user_id":"78"}}}                         | 77
          {"data":{"payload":{"filter":{"user_id":"78"}},"filter":{"x":[1],"user_id":"77"}}}      | 77
          {"for_user_id":"9" and then no more JSON                                                | 9
          {"for_user_id":"5","for_user_id":"6"}                                                   | 5
          """)
  void theSubscribedUserIsFound(String body, String user) {
    assertThat(UserKey.of(body.getBytes(StandardCharsets.UTF_8))).contains(user);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "not json",
        "{\"user_event\":{\"revoke\":{}}}",
        "{\"for_user_id\":\"\"}",
        "{\"for_user_id\":null}",
        "{\"for_user_id\":{\"id\":1}}",
        "{\"data\":{\"filter\":{}}}",
        "{\"data\":[{\"filter\":{\"user_id\":\"1\"}}]}",
        "{\"for_user_id\":\"12345678901234567890123456789012345678901234567890123456789012345\"}"
      })
  void aBodyThatNamesNobodyHasNoUser(String body) {
    assertThat(UserKey.of(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}

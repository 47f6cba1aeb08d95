package dev.roost.system.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tweet_create_events                   | {"id":9,"id_str":"9"} | 9
          tweet_delete_events                   | {"status":{"id":"9","user_id":"1"}} | 9
          favorite_events                       | {"id":"a3f"} | a3f
          follow_events                         | {"type":"unfollow","created_timestamp":"5","source":{"id":"1"},"target":{"id":"2"}} | unfollow/1/2/5
          block_events                          | {"type":"block","created_timestamp":"5","source":{"id":"1"},"target":{"id":"2"}} | block/1/2/5
          mute_events                           | {"type":"mute","created_timestamp":"5","source":{"id":"1"},"target":{"id":"2"}} | mute/1/2/5
          direct_message_events                 | {"type":"message_create","id":"7"} | 7
          direct_message_indicate_typing_events | {"created_timestamp":"5","sender_id":"1","target":{"recipient_id":"2"}} | 1/2/5
          direct_message_mark_read_events       | {"created_timestamp":"5","sender_id":"1","target":{"recipient_id":"2"},"last_read_event_id":"7"} | 1/2/7/5
          """)
  void eachKindIsNamedByWhatXSays(String kind, String event, String id) {
    String body = "{\"for_user_id\":\"1\",\"users\":{},\"%s\":[%s]}".formatted(kind, event);

    var read = Payload.read("demo", Bytes.of(body));

    assertThat(read).containsExactly(new ActivityName("demo", "1", kind, id));
  }

  @Test
  void anUnknownKindIsNamedByItsContentWhateverTheOrderOfItsFields() {
    Bytes one = Bytes.of("{\"for_user_id\":\"1\",\"spaces_events\":[{\"a\":1,\"b\":[2]}]}");
    Bytes same = Bytes.of("{\"spaces_events\":[{\"b\":[2],\"a\":1}],\"for_user_id\":\"1\"}");
    Bytes other = Bytes.of("{\"for_user_id\":\"1\",\"spaces_events\":[{\"a\":1,\"b\":[3]}]}");

    ActivityName name = Payload.read("demo", one).getFirst();

    assertThat(Payload.read("demo", same).getFirst()).isEqualTo(name);
    assertThat(Payload.read("demo", other).getFirst()).isNotEqualTo(name);
  }

  @Test
  void aSplitKeepsWhatStandsBesideOnlyAroundAKindNobodyKnows() {
    Bytes body =
        Bytes.of(
            "{\"for_user_id\":\"1\",\"users\":{\"2\":{}},\"spaces_events\":[{\"a\":1}],"
                + "\"follow_events\":[{\"type\":\"follow\"}]}");
    Bytes unknown = Bytes.of("{\"for_user_id\":\"1\",\"spaces_events\":[{\"a\":1}]}");
    Bytes follow = Bytes.of("{\"for_user_id\":\"1\",\"follow_events\":[{\"type\":\"follow\"}]}");

    assertThat(Payload.split(follow, body)).isEqualTo(Payload.json(follow));
    assertThat(Payload.split(unknown, body).orElseThrow().has("users")).isTrue();
  }

  @Test
  void whatIsNoObjectHoldsNothing() {
    assertThat(Payload.read("demo", Bytes.of("[1]"))).isEmpty();
    assertThat(Payload.read("demo", Bytes.of("{"))).isEmpty();
  }
}

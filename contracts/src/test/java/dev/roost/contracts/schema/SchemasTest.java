package dev.roost.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.roost.contracts.credentials.AppCredentials;
import dev.roost.contracts.credentials.AppCredentials.LiveCredential;
import dev.roost.contracts.credentials.UserCredentialState;
import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.signal.Signal;
import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.contracts.webhook.WebhookState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SchemasTest {

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  ids -> ids.mapPrefix(Schemas.BASE, "classpath:" + Schemas.FOLDER)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          follow_events | true  | {"for_user_id":"1","follow_events":[{"type":"unfollow","created_timestamp":"1","source":{"id":"1"},"target":{"id":"2"}}]}
          follow_events | false | {"for_user_id":"1","follow_events":[{"type":"like","created_timestamp":"1","source":{"id":"1"},"target":{"id":"2"}}]}
          follow_events | false | {"for_user_id":"1","follow_events":[]}
          follow_events | false | {"follow_events":[{"type":"follow","created_timestamp":"1","source":{"id":"1"},"target":{"id":"2"}}]}
          tweet_delete_events | true  | {"for_user_id":"1","tweet_delete_events":[{"status":{"id":"601430178305220608","user_id":"1"},"timestamp_ms":"1"}]}
          tweet_create_events | true  | {"for_user_id":"1","user_has_blocked":false,"tweet_create_events":[{"id":12,"id_str":"12","user":{"id_str":"3"},"in_reply_to_status_id_str":null}]}
          tweet_create_events | false | {"for_user_id":"1","tweet_create_events":[{"id":12,"id_str":"12","user":{"id_str":"3"},"quoted_status":{"id_str":"1"}}]}
          data | true | {"data":{"event_type":"profile.update.bio","payload":{}}}
          data | true | {"data":[{"event_type":"profile.update.bio","payload":{}}]}
          data | false | {"data":[]}
          data | false | {"data":{"event_type":"profile.update.bio"}}
          data | true | {"data":{"event_uuid":"-8917909039855612786","filter":{"user_id":"1"},"event_type":"post.reply.create","payload":{"id":"12","author_id":"3","public_metrics":{"like_count":1,"like_count_str":"1"}},"includes":{}}}
          data | false | {"data":{"event_type":"post.reply.create","payload":{"author_id":"3"}}}
          data | true | {"data":{"event_type":"follow.follow","payload":{"source":{"data":{"id":"1"}},"target":{"data":{"id":"2"}}}}}
          data | false | {"data":{"event_type":"follow.follow","payload":{"source":{"id":"1"},"target":{"id":"2"}}}}
          data | true | {"data":{"event_type":"like.create","payload":{"id":"0f","timestamp_ms":1764237600000}}}
          data | true | {"data":{"event_type":"dm.read","payload":{"anything":1}}}
          data | true | {"data":{"event_type":"post.something_new","payload":{}}}
          spaces_events | true | {"spaces_events":[{}]}
          spaces_events | false | {}
          """)
  void aPayloadIsHeldAgainstTheSchemaOfItsKey(String key, boolean valid, String payload) {
    Schema schema = schema(Schemas.ofActivity(key));

    assertThat(schema.validate(payload, InputFormat.JSON).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_time, true",
    "ce_subject, true",
    "roost-edit-of, true",
    "roost-api, false",
    "ce_dataschema, false"
  })
  void whatXMayNotSayIsOptionalInTheHeaders(String left, boolean valid) {
    ObjectNode headers = new ObjectMapper().createObjectNode();
    headers.put("ce_specversion", "1.0").put("ce_id", "0".repeat(64));
    headers.put("ce_source", "/apps/demo/users/1").put("ce_type", "com.x.follow.follow");
    headers.put("ce_time", "2026-11-01T00:00:00Z").put("ce_subject", "2");
    headers.put("content-type", "application/json");
    headers.put("ce_dataschema", Schemas.BASE + "data.schema.json").put("roost-api", "activity");
    headers.put("roost-app", "demo").put("roost-endpoint", "main").put("roost-own", "true");
    headers.put("roost-edit-of", "3");
    headers.put("roost-received-at", "2026-11-01T00:00:01Z").put("roost-replayed", "false");
    Schema schema = schema(Schemas.ACTIVITY_HEADERS);

    boolean whole = schema.validate(headers).isEmpty();
    headers.remove(left);

    assertThat(whole).isTrue();
    assertThat(schema.validate(headers).isEmpty()).isEqualTo(valid);
  }

  @Test
  void aSignalIsHeldAgainstTheSchemaOfItsType() {
    Schema schema = schema(Schemas.ofSignal(Signal.Revocation.TYPE));
    String revocation =
        """
        {"type":"revocation","app":"demo","endpoint":"main","receivedAt":"2026-11-01T00:00:00Z",
         "userId":"1","appId":null}
        """;

    assertThat(schema.validate(revocation, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(revocation.replace("userId", "user"), InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void aRecordIsHeldAgainstTheSchemaOfItsTopic(Topic topic, Object row) {
    ObjectNode json = new ObjectMapper().valueToTree(row);

    assertThat(schema(Schemas.ofTable(topic)).validate(json)).isEmpty();
    assertThat(schema(Schemas.ofTable(topic)).validate(json.put("secret", "s"))).isNotEmpty();
  }

  static Stream<Arguments> aRecordIsHeldAgainstTheSchemaOfItsTopic() {
    String at = "2026-11-01T00:00:00Z";
    return Stream.of(
        Arguments.of(
            Topics.CREDENTIALS,
            new AppCredentials(
                "demo",
                at,
                false,
                List.of(new LiveCredential(AppCredentials.Kind.CONSUMER, 1, "0123456789abcdef")))),
        Arguments.of(
            Topics.USER_CREDENTIALS,
            new UserCredentialState(
                "demo", "12", UserCredentialState.State.ACTIVE, null, null, at)),
        Arguments.of(
            Topics.USER_CREDENTIALS,
            new UserCredentialState(
                "demo",
                "12",
                UserCredentialState.State.RECONNECT_NEEDED,
                UserCredentialState.Cause.ANSWER_LOST,
                List.of("tweet.read", "users.read"),
                at)),
        Arguments.of(
            Topics.WEBHOOKS,
            new WebhookState(
                "demo",
                "main",
                "https://hooks.example.com/webhooks/demo/main",
                "1234567890",
                true,
                WebhookState.State.VALID,
                null,
                List.of(new WebhookState.Interval(at, null)),
                at)),
        Arguments.of(
            Topics.SUBSCRIPTIONS,
            new SubscriptionState(
                "demo",
                "main",
                "12",
                "ada",
                SubscriptionState.State.PENDING,
                "X is away",
                null,
                at)),
        Arguments.of(
            Topics.SUBSCRIPTIONS,
            new SubscriptionState(
                "demo",
                "activity",
                "12",
                null,
                SubscriptionState.State.SUBSCRIBED,
                null,
                at,
                at,
                SubscriptionState.Api.ACTIVITY,
                "mentions",
                List.of("post.mention.create"))),
        Arguments.of(
            Topics.REPLAY_JOBS,
            new ReplayJobState(
                "7f",
                "demo",
                "main",
                "123",
                at,
                at,
                ReplayJobState.State.SUBMITTING,
                null,
                at,
                at,
                null,
                null,
                at)),
        Arguments.of(
            Topics.HEARTBEATS,
            new Heartbeat(
                "demo",
                "pod-1",
                Heartbeat.State.ALIVE,
                at,
                at,
                1000,
                7,
                Map.of("bad-signature", 2L),
                Map.of("main", Map.of("bad-signature", new Heartbeat.Unverified(2, at))))),
        Arguments.of(
            Topics.HEARTBEATS,
            new Heartbeat(
                null, "pod-1", Heartbeat.State.GOODBYE, at, at, 1000, 0, Map.of(), null)));
  }

  @Test
  void everySchemaIsThereAndNamesItself() {
    List<String> names =
        Stream.concat(
                Schemas.ACTIVITY_KEYS.stream().map(Schemas::ofActivity),
                Stream.of(
                    Schemas.UNKNOWN,
                    Schemas.ACTIVITY_HEADERS,
                    Schemas.ACTIVITY_HEADERS_V1,
                    "activity.schema.json",
                    Schemas.DELIVERY_HEADERS,
                    Schemas.ofSignal(Signal.Revocation.TYPE),
                    Schemas.ofSignal(Signal.ReplayJobStatus.TYPE),
                    Schemas.ofTable(Topics.CREDENTIALS),
                    Schemas.ofTable(Topics.USER_CREDENTIALS),
                    Schemas.ofTable(Topics.WEBHOOKS),
                    Schemas.ofTable(Topics.SUBSCRIPTIONS),
                    Schemas.ofTable(Topics.REPLAY_JOBS),
                    Schemas.ofTable(Topics.HEARTBEATS)))
            .toList();

    assertThat(names)
        .allSatisfy(
            name -> assertThat(Schemas.text(name)).contains("\"" + Schemas.BASE + name + "\""));
  }

  @Test
  void aSchemaThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Schemas.text("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }

  private Schema schema(String name) {
    return registry.getSchema(SchemaLocation.of(Schemas.BASE + name));
  }
}

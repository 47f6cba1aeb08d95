package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.deadletter.DeadLetterHeaders;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.OutRecord;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.RunningStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was set aside is listed, shown without its body, and brought back in by an operator. */
class DeadLettersTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String USER = "7770001";

  /** A like as X sends one. */
  private static final String BODY =
      """
      {"for_user_id":"7770001","favorite_events":[{"id":"b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1",\
      "created_at":"Wed Nov 25 00:00:00 +0000 2026","timestamp_ms":1795564800000,\
      "favorited_status":{"id_str":"9990001","user":{"id_str":"7770001"}},\
      "user":{"id_str":"7770002"}}]}\
      """;

  @Test
  @Timeout(240)
  void whatWasSetAsideComesBackInOnceItsCauseIsGone() {
    try (Downstream downstream = STACK.downstream()) {
      int before = downstream.on(Topics.DEAD_LETTERS).size();
      put(Map.of(DeliveryHeaders.ENDPOINT, "main"), "not json: dead-letters");
      await().atMost(SOON).until(() -> downstream.on(Topics.DEAD_LETTERS).size() > before);
      OutRecord letter = downstream.on(Topics.DEAD_LETTERS).getLast();
      String place = letter.place().partition() + "/" + letter.place().offset();

      String listed = STACK.roost(SOON, "dead-letters", "list");
      String shown = STACK.roost(SOON, "dead-letters", "show", place);
      String body = STACK.roost(SOON, "dead-letters", "show", place, "--body");
      String retried = STACK.roost(SOON, "dead-letters", "retry", place);

      assertThat(listed).contains(place).doesNotContain("not json: dead-letters");
      assertThat(shown)
          .contains(DeadLetterHeaders.REASON, DeadLetterHeaders.READ_FROM)
          .doesNotContain("not json: dead-letters");
      assertThat(body).contains("not json: dead-letters");
      assertThat(retried).contains("1 re-published");
      // Its cause is not gone: it is set aside again, and says where it was before.
      await().atMost(SOON).until(() -> downstream.on(Topics.DEAD_LETTERS).size() > before + 1);
      assertThat(downstream.on(Topics.DEAD_LETTERS).getLast().header(DeliveryHeaders.RETRIED_FROM))
          .isEqualTo(Topics.DEAD_LETTERS.name() + "/" + place);
    }
  }

  @Test
  @Timeout(240)
  void aRetriedDeliveryThatCanBeReadNowComesOutMarkedAndOnce() {
    try (Downstream downstream = STACK.downstream()) {
      asideAsAnOlderRouterDid();

      STACK.roost(SOON, "dead-letters", "retry", "--all");
      await().atMost(SOON).until(() -> likes(downstream).size() == 1);
      assertThat(STACK.roost(SOON, "dead-letters", "list")).doesNotContain("demo/main");
      asideAsAnOlderRouterDid();
      STACK.roost(SOON, "dead-letters", "retry", "--all");
      await().atMost(SOON).until(downstream::everyDeliveryIsRead);

      assertThat(likes(downstream))
          .singleElement()
          .satisfies(like -> assertThat(like.header(ActivityHeaders.REPLAYED)).isEqualTo("true"));
    }
  }

  private static List<OutRecord> likes(Downstream downstream) {
    return downstream.on(Topics.ACTIVITIES).stream()
        .filter(record -> USER.equals(record.key()))
        .toList();
  }

  /** A letter whose cause is gone: this router can read what is in it. */
  private static void asideAsAnOlderRouterDid() {
    put(
        Topics.DEAD_LETTERS.name(),
        Map.of(
            DeliveryHeaders.APP,
            RunningStack.APP,
            DeliveryHeaders.ENDPOINT,
            "main",
            DeliveryHeaders.RECEIVED_AT,
            Instant.now().toString(),
            DeliveryHeaders.DELIVERY_ID,
            "00000000-0000-0000-0000-000000000001",
            DeadLetterHeaders.REASON,
            DeadLetterHeaders.Reason.UNREADABLE.wire(),
            DeadLetterHeaders.DETAIL,
            "an older router"),
        BODY);
  }

  private static void put(Map<String, String> headers, String body) {
    put(Topics.DELIVERIES.name(), headers, body);
  }

  private static void put(String topic, Map<String, String> headers, String body) {
    byte[] key = USER.getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> settings =
        Map.of("bootstrap.servers", STACK.description().at("/kafka/bootstrap").asText());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ = producer.send(record);
    }
  }
}

package dev.roost.router.running;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.delivery.PayloadLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** No size of a delivery stops a partition. */
class LargeDeliveryTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension final RouterOnABroker kafka = new RouterOnABroker();
  @TempDir Path states;

  /** As X sends them, 4 bytes each; as escapes they are 12, and pass the largest record. */
  @Test
  void aBodyFullOfEmojiComesOut() {
    String emoji = Bodies.post("1001", OTHER, ",\"t\":\"" + "\ud83d\ude00".repeat(600_000) + "\"");
    try (RunningRouter router = kafka.router(states)) {
      router.start();

      kafka
          .wire()
          .deliver(USER, Bodies.of("tweet_create_events", emoji, Bodies.post("1002", OTHER, "")));
      kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("1003", OTHER, "")));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(kafka.subjects()).containsExactly("1001", "1002", "1003"));
      assertThat(kafka.wire().committed(Topics.DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void whatIsTooLargeForItsTopicIsADeadLetterAndTheRestGoesOn() {
    int most = PayloadLimits.ENVELOPE + 100_000;
    String large = Bodies.post("1001", OTHER, ",\"t\":\"" + "x".repeat(100_000) + "\"");
    String body = Bodies.of("tweet_create_events", large, Bodies.post("1002", OTHER, ""));
    try (RunningRouter router =
        kafka.router(states, Map.of("roost.router.max-message-bytes", Integer.toString(most)))) {
      router.start();

      kafka.wire().deliver(USER, body);
      kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("1003", OTHER, "")));

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(kafka.subjects()).containsExactly("1002", "1003"));
      assertThat(kafka.wire().committed(Topics.DEAD_LETTERS))
          .singleElement()
          .satisfies(letter -> {
            assertThat(header(letter, "roost-dead-letter-reason")).isEqualTo("too-large");
            assertThat(letter.value()).isEqualTo(Bodies.bytes(body));
          });
    }
  }

  /** Its body is where it was delivered, and its place is told. */
  @Test
  void aDeadLetterThatIsTooLargeItselfComesWithoutItsBody() {
    int most = PayloadLimits.ENVELOPE + 100_000;
    try (RunningRouter router =
        kafka.router(states, Map.of("roost.router.max-message-bytes", Integer.toString(most)))) {
      router.start();

      kafka.wire().deliver(USER, "no JSON " + "x".repeat(most));
      kafka.wire().deliver(USER, Bodies.of("tweet_create_events", Bodies.post("1003", OTHER, "")));

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(kafka.subjects()).containsExactly("1003"));
      assertThat(kafka.wire().committed(Topics.DEAD_LETTERS))
          .singleElement()
          .satisfies(letter -> {
            assertThat(letter.value()).isEmpty();
            assertThat(header(letter, "roost-dead-letter-reason")).isEqualTo("not-json");
            assertThat(header(letter, "roost-dead-letter-detail")).contains("too large");
            assertThat(header(letter, "roost-dead-letter-read-from")).startsWith("x.deliveries/");
          });
    }
  }

  @Test
  void theBoundThatIsShippedIsTheOneOfTheTopics() {
    assertThat(ShippedConfig.with(Map.of()).payloads()).isEqualTo(Bodies.LIMITS);
    assertThat(Bodies.LIMITS.maxMessageBytes()).isEqualTo(Topic.MAX_MESSAGE_BYTES);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return new String(header.value(), UTF_8);
  }
}

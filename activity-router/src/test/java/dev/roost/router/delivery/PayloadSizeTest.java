package dev.roost.router.delivery;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.deadletter.DeadLetterHeaders.Reason;
import dev.roost.router.Bodies;
import dev.roost.router.delivery.Finding.Happened;
import dev.roost.router.delivery.Finding.Unreadable;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written anew is as long as what X wrote, and nothing comes out that no topic takes. */
class PayloadSizeTest {

  private static final Instant RECEIVED = Instant.parse("2018-06-01T12:00:00.123Z");
  private static final PayloadLimits SMALL =
      new PayloadLimits(PayloadLimits.ENVELOPE + 10_000, 50_000);

  @Test
  void emojiAreWrittenAsTheyAreAndNotAsEscapes() throws IOException {
    String emoji = "\ud83d\ude00\u00e9\u4e2d\ud83c\uddeb\ud83c\uddf7";
    String escaped = "\\ud83d\\ude00";
    String element =
        Bodies.post("1", OTHER, ",\"t\":\"" + emoji + escaped + "\",\"" + emoji + "\":1");

    byte[] payload = payloads(read(two(element), Bodies.LIMITS)).getFirst().bytes();

    assertThat(new String(payload, UTF_8))
        .contains("\"t\":\"" + emoji + "\ud83d\ude00\"", "\"" + emoji + "\":1")
        .doesNotContain("\\u", "\\U");
    assertThat(payload.length).isLessThanOrEqualTo(bytes(two(element)).length);
  }

  /** UTF-8 has no half of a surrogate pair, so it stays the escape that X sent. */
  @Test
  void halfASurrogatePairIsPassedOnAsX() throws IOException {
    String element = Bodies.post("1", OTHER, ",\"t\":\"a\\ud83d b\\ude00\"");

    byte[] payload = payloads(read(two(element), Bodies.LIMITS)).getFirst().bytes();

    assertThat(new ObjectMapper().readTree(payload).at("/tweet_create_events/0/t").textValue())
        .isEqualTo("a\ud83d b\ude00");
  }

  @Test
  void aPartThatIsTooLargeIsSetAsideAndTheOthersComeOut() {
    String large = Bodies.post("1", OTHER, ",\"t\":\"" + "x".repeat(10_000) + "\"");

    List<Finding> findings = read(two(large), SMALL);

    assertThat(payloads(findings)).hasSize(1);
    assertThat(findings.getLast())
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason()).isEqualTo(Reason.TOO_LARGE);
              assertThat(unreadable.detail())
                  .startsWith("tweet_create_events[0]: ")
                  .endsWith(" bytes, and 10000 may be");
            });
  }

  @Test
  void aBodyOfOneThatIsTooLargeIsSetAside() {
    String large = Bodies.post("1", OTHER, ",\"t\":\"" + "x".repeat(10_000) + "\"");

    List<Finding> findings = read(Bodies.of("tweet_create_events", large), SMALL);

    assertThat(findings)
        .singleElement()
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  /** Each part of an unknown kind carries the whole context: 10,000 of them would be 9 GB here. */
  @Test
  void whatIsWrittenAnewForOneDeliveryIsBounded() {
    String context = "\"users\":{\"1\":{\"name\":\"" + "x".repeat(900_000) + "\"}}";
    String elements = String.join(",", Collections.nCopies(10_000, "{\"a\":1}"));
    String body = "{\"for_user_id\":\"1\"," + context + ",\"new_events\":[" + elements + "]}";

    List<Finding> findings = read(body, Bodies.LIMITS);

    long written = payloads(findings).stream().mapToLong(payload -> payload.bytes().length).sum();
    assertThat(written).isBetween(1L, Bodies.LIMITS.maxRewrittenBytes() + 1_000_000);
    assertThat(findings.getLast())
        .isInstanceOfSatisfying(
            Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void aBoundWithoutRoomForHeadersIsNamed() {
    assertThatThrownBy(() -> new PayloadLimits(PayloadLimits.ENVELOPE, 1))
        .hasMessageContaining("roost.router.max-message-bytes");
  }

  /** A body of this Post and a short one, of which each is written anew. */
  private static String two(String element) {
    return Bodies.of("tweet_create_events", element, Bodies.post("2", OTHER, ""));
  }

  private static List<Payload> payloads(List<Finding> findings) {
    return findings.stream()
        .filter(Happened.class::isInstance)
        .map(finding -> ((Happened) finding).activity().payload())
        .toList();
  }

  private static List<Finding> read(String body, PayloadLimits limits) {
    return DeliveryReader.read(
        new Delivery("acme", "main", RECEIVED.toString(), RECEIVED, bytes(body)), limits);
  }
}

package dev.roost.ingest.heartbeat;

import static dev.roost.ingest.doubles.HandmadeX.signed;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.topic.Topics;
import dev.roost.ingest.doubles.Announcements;
import dev.roost.ingest.doubles.HandmadeX;
import dev.roost.ingest.doubles.Servers;
import dev.roost.testsupport.kafka.KafkaBroker;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.testsupport.schema.RecordSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Servers.class, restrictToAnnotatedClass = true)
class HeartbeatTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TestHTTPResource("/")
  String url;

  private final KafkaBroker broker = Servers.broker();
  private final List<Beat> beats = new ArrayList<>();
  private HandmadeX x;
  private TopicReader topic;

  /** One heartbeat, as it stands on the topic. */
  private record Beat(String key, JsonNode value) {

    static Beat of(ConsumerRecord<String, byte[]> record) {
      try {
        return new Beat(record.key(), new ObjectMapper().readTree(record.value()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String app() {
      return value.path("app").asText("");
    }

    String state() {
      return value.path("state").asText();
    }

    Instant sentAt() {
      return Instant.parse(value.path("sentAt").asText());
    }

    long accepted() {
      return value.path("accepted").asLong();
    }

    JsonNode unverified(String endpoint, String cause) {
      return value.path("unverified").path(endpoint).path(cause);
    }

    long refused(String cause) {
      return value.path("refused").path(cause).asLong();
    }
  }

  @BeforeEach
  void takingDeliveries() {
    x = new HandmadeX(url.replaceAll("/$", ""));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliver("demo/main")).isEqualTo(200));
    topic = TopicReader.fromEnd(broker.bootstrapServers(), Topics.HEARTBEATS.name());
  }

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void everySecondEachAppServedIsSpokenForWithWhatWasTakenAndRefused() {
    Beat before = awaitBeats("demo", 1).getLast();

    deliver("demo/main");
    deliver("demo/main");
    x.deliverLater("demo/main", "{}", signed("{}", "wrong", "")).join();
    x.deliverLater("demo/other", "{}", Map.of()).join();
    Instant answered = Instant.now();
    await()
        .atMost(PATIENCE)
        .until(() -> beats("demo").getLast().sentAt().isAfter(answered.plusSeconds(2)));

    Beat after = beats("demo").getLast();
    assertThat(after.state()).isEqualTo("alive");
    assertThat(after.accepted()).isEqualTo(before.accepted() + 2);
    assertThat(after.refused("bad-signature")).isEqualTo(before.refused("bad-signature") + 1);
    assertThat(beats("").getLast().refused("unknown")).isPositive();
    assertThat(beats("strict").getLast().accepted()).isZero();
    assertThat(after.key()).isEqualTo("demo/" + after.value().path("replica").asText());
    assertThat(beats("").getLast().key()).isEqualTo(after.value().path("replica").asText());
    List<Beat> ofDemo = beats("demo");
    Duration spoken = Duration.between(ofDemo.getFirst().sentAt(), ofDemo.getLast().sentAt());
    assertThat(spoken.dividedBy(ofDemo.size() - 1))
        .isBetween(Duration.ofMillis(900), Duration.ofMillis(1500));
  }

  @Test
  void whatASignatureDidNotProveIsToldByEndpointAndCause() {
    Beat before = awaitBeats("old", 1).getLast();
    Instant sent = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    x.deliverLater("old/main", "{}", signed("{}", "", "demo-client")).join();
    await()
        .atMost(PATIENCE)
        .until(() -> beats("old").getLast().unverified("main", "no-client-secret").has("lastAt"));

    JsonNode told = beats("old").getLast().unverified("main", "no-client-secret");
    assertThat(told.path("count").asLong())
        .isGreaterThan(before.unverified("main", "no-client-secret").path("count").asLong());
    assertThat(Instant.parse(told.path("lastAt").asText()))
        .isBetween(sent.minusSeconds(1), Instant.now());
    // It is one of those refused.
    assertThat(beats("old").getLast().refused("no-client-secret")).isPositive();
  }

  @Test
  void everyHeartbeatIsValidAgainstItsSchema() {
    awaitBeats("demo", 2);

    RecordSchema schema = RecordSchema.of(Topics.HEARTBEATS);
    assertThat(beats).extracting(Beat::app).contains("", "demo", "strict", "old");
    assertThat(beats)
        .allSatisfy(beat -> assertThat(schema.faults(beat.value().toString())).isEmpty());
  }

  @Test
  void whileKafkaIsAwayNothingIsSaidAndThenItGoesOn() throws Exception {
    awaitBeats("demo", 1);
    broker.kill();
    Instant gone = Instant.now();

    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(60))
        .until(() -> x.challenge("demo/main", "token", Map.of()).statusCode() == 200);
    Instant back = Instant.now();
    broker.startAgain();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> beats("demo").getLast().sentAt().isAfter(back));

    // what the producer still held as the broker came back may be on the topic: two seconds' worth
    assertThat(beats("demo"))
        .extracting(Beat::sentAt)
        .noneMatch(at -> at.isAfter(gone) && at.isBefore(back.minusSeconds(2)));
  }

  @Test
  void anAppThatIsNotServedAnyMoreIsSaidGoodbyeFor() {
    try (Announcements announcements = new Announcements(broker.bootstrapServers())) {
      announcements.webhook("strict/main", 5, "valid");
      awaitBeats("strict", 1);

      announcements.noWebhook("strict/main", 6);
      await().atMost(PATIENCE).until(() -> beats("strict").getLast().state().equals("goodbye"));

      int said = beats("strict").size();
      int ofDemo = beats("demo").size();
      awaitBeats("demo", ofDemo + 2);
      assertThat(beats("strict")).hasSize(said);
      announcements.webhook("strict/main", 7, "valid");
      awaitBeats("strict", said + 1);
    }
  }

  private int deliver(String webhook) {
    return x.deliverLater(webhook, "{}", signed("{}", "demo-consumer", "")).join();
  }

  private List<Beat> awaitBeats(String app, int atLeast) {
    await().atMost(PATIENCE).until(() -> beats(app).size() >= atLeast);
    return beats(app);
  }

  /** All so far of one app; an empty one stands for no app. */
  private List<Beat> beats(String app) {
    topic.readToEnd().stream().map(Beat::of).forEach(beats::add);
    return beats.stream().filter(beat -> beat.app().equals(app)).toList();
  }
}

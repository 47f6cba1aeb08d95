package dev.roost.router.routing;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.Jobs;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.counting.Counts;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Sweep;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What replay-worker's jobs mark. */
class ReplayedTest {

  private static final Instant FROM = Instant.parse("2018-06-01T12:00:00Z");
  private static final Instant TO = Instant.parse("2018-06-01T12:10:00Z");
  private static final Instant INSIDE = Instant.parse("2018-06-01T12:05:00Z");
  private static final Instant ASKED = Instant.parse("2018-06-01T12:40:00Z");
  private static final Instant ENDED = Instant.parse("2018-06-01T12:50:00Z");
  private static final Instant DURING = Instant.parse("2018-06-01T12:45:00Z");

  @TempDir Path stateDir;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Jobs job = new Jobs(FROM, TO, ASKED);
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> deliveries;
  private TestInputTopic<byte[], byte[]> jobs;
  private TestOutputTopic<byte[], byte[]> out;
  private int posts;

  @BeforeEach
  void start() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    Deduplication deduplication =
        new Deduplication(
            new Sweep.Limits(Duration.ofDays(6), 2_000, Duration.ofSeconds(5)),
            Duration.ofSeconds(1),
            EventUuids.STABLE,
            Set.of());
    driver =
        new TopologyTestDriver(
            RouterTopology.of(
                deduplication,
                Bodies.LIMITS,
                () -> Duration.ofMinutes(15),
                Clock.systemUTC(),
                new Counts(registry, EventUuids.STABLE)),
            settings,
            FROM);
    deliveries = input(Topics.DELIVERIES);
    jobs = input(Topics.REPLAY_JOBS);
    out =
        driver.createOutputTopic(
            Topics.ACTIVITIES.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void nothingIsMarkedBeforeTheJobIsAnnounced() {
    boolean before = isMarked(INSIDE, DURING);

    announce(1, job.is("submitting"));

    assertThat(before).isFalse();
    assertThat(isMarked(INSIDE, DURING)).isTrue();
  }

  /** What a replay-worker of an earlier version left on the topic. */
  @Test
  void aJobWithTheNamesOfAnEarlierVersionMarksAsBefore() {
    String former =
        new String(job.is("submitting"), UTF_8)
            .replace("\"submitting\"", "\"asking\"")
            .replace("\"submittedAt\"", "\"askedAt\"")
            .replaceFirst("\"requestedAt\":\"[^\"]*\"", "\"requestedAt\":\"2018-06-01T00:00:00Z\"");

    announce(1, former.getBytes(UTF_8));

    assertThat(former).contains("asking", "askedAt");
    assertThat(isMarked(INSIDE, DURING)).isTrue();
    assertThat(isMarked(INSIDE, ASKED.minusSeconds(61))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2018-06-01T11:59:59.999Z, false",
    "2018-06-01T12:00:00Z, true",
    "2018-06-01T12:09:59.999Z, true",
    "2018-06-01T12:10:00Z, false"
  })
  void theWindowIsWhatItSaysWithItsFirstMomentAndWithoutItsLast(Instant atX, boolean marked) {
    announce(1, job.is("running"));

    assertThat(isMarked(atX, DURING)).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "queued, false",
    "submitting, true",
    "running, true",
    "failed, false",
    "cancelled, false",
    "complete, true",
    "incomplete, true"
  })
  void onlyAJobThatXMayHaveTakenMarks(String state, boolean marks) {
    announce(1, job.is(state, ENDED));

    assertThat(isMarked(INSIDE, ENDED.plusSeconds(1))).isEqualTo(marks);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-06-01T13:04:59.999Z, true",
    "2018-06-01T13:05:00Z, false",
    "2018-06-05T00:00:00Z, false"
  })
  void aJobMarksAQuarterOfAnHourBeyondItsEnd(Instant receivedAt, boolean marked) {
    announce(1, job.is("running"));
    announce(2, job.is("complete", ENDED));

    assertThat(isMarked(INSIDE, receivedAt)).isEqualTo(marked);
  }

  @Test
  void whatWasReceivedLongBeforeXWasAskedIsNoReplayHoweverLateItIsRouted() {
    announce(1, job.is("running"));

    assertThat(isMarked(INSIDE, ASKED.minusSeconds(61))).isFalse();
    assertThat(isMarked(INSIDE, ASKED.minusSeconds(59))).isTrue();
  }

  @Test
  void whatWasReceivedDuringAJobIsMarkedThoughItIsRoutedLongAfterItsEnd() {
    announce(1, job.is("complete", ENDED));

    assertThat(isMarked(INSIDE, DURING)).isTrue();
  }

  @Test
  void anotherWebhooksJobMarksNothing() {
    announce(1, job.of("other").is("running"));

    assertThat(isMarked(INSIDE, DURING)).isFalse();
  }

  @Test
  void anOlderAnnouncementAfterANewerOneChangesNothing() {
    announce(7, job.is("running"));
    announce(9, job.is("failed", ENDED));
    announce(8, job.is("running"));

    assertThat(isMarked(INSIDE, DURING)).isFalse();
  }

  @Test
  void anAnnouncementOfAHigherEpochIsTheNewerOneWhateverItsPosition() {
    announce(7, job.is("running"));
    announce(Long.parseLong(new OutboxPosition(1, 2).headerValue()), job.is("failed", ENDED));
    announce(8, job.is("running"));

    assertThat(isMarked(INSIDE, DURING)).isFalse();
  }

  @Test
  void aJobTakenBackMarksNothingAnyMore() {
    announce(7, job.is("running"));
    announce(8, null);

    assertThat(isMarked(INSIDE, DURING)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"state\":\"running\"}",
        "{\"app\":\"acme\",\"endpoint\":\"main\",\"state\":\"complete\",\"from\":\"2018-06-01T12:00:00Z\","
            + "\"to\":\"2018-06-01T12:10:00Z\",\"requestedAt\":\"2018-06-01T12:40:00Z\"}",
        "{\"app\":\"acme\",\"endpoint\":\"main\",\"state\":\"paused\"}"
      })
  void anAnnouncementThatCannotBeReadChangesNothingAndIsCounted(String value) {
    announce(1, job.is("running"));
    announce(2, Bodies.bytes(value));

    assertThat(isMarked(INSIDE, DURING)).isTrue();
    assertThat(registry.get("roost.router.replay.jobs.unreadable").counter().count()).isOne();
  }

  @Test
  void aPositionThatIsNoNumberStopsNothing() {
    jobs.pipeInput(
        new TestRecord<>(
            Jobs.KEY,
            job.is("running"),
            new RecordHeaders().add(OutboxPosition.HEADER, Bodies.bytes("first"))));

    assertThat(isMarked(INSIDE, DURING)).isFalse();
    assertThat(registry.get("roost.router.replay.jobs.unreadable").counter().count()).isOne();
  }

  @Test
  void whatXTellsNoTimeOfIsMarkedWhileAJobOfItsWebhookRuns() {
    String body = Bodies.envelope("follow.follow", "1", "{\"source\":{},\"target\":{}}");

    deliver(body, ASKED.minusSeconds(600));
    boolean before = lastIsMarked();
    announce(1, job.is("running"));
    deliver(body.replace("\"1\"", "\"2\""), DURING);
    boolean during = lastIsMarked();
    announce(2, job.is("complete", ENDED));
    deliver(body.replace("\"1\"", "\"3\""), ENDED.plus(Duration.ofMinutes(15)));
    boolean after = lastIsMarked();

    assertThat(before).isFalse();
    assertThat(during).isTrue();
    assertThat(after).isFalse();
  }

  private void announce(long position, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> record = Jobs.record(position, value);
    jobs.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), FROM));
  }

  private boolean isMarked(Instant atX, Instant receivedAt) {
    String post =
        Bodies.post(Integer.toString(100 + posts++), OTHER, "")
            .replace("1518635531000", Long.toString(atX.toEpochMilli()));
    deliver(Bodies.of("tweet_create_events", post), receivedAt);
    return lastIsMarked();
  }

  private boolean lastIsMarked() {
    TestRecord<byte[], byte[]> record = out.readRecord();
    return Boolean.parseBoolean(
        new String(record.headers().lastHeader("roost-replayed").value(), UTF_8));
  }

  private void deliver(String body, Instant receivedAt) {
    Headers headers = new RecordHeaders();
    headers.add("roost-app", Bodies.bytes("acme"));
    headers.add("roost-endpoint", Bodies.bytes("main"));
    headers.add("roost-received-at", Bodies.bytes(receivedAt.toString()));
    deliveries.pipeInput(
        new TestRecord<>(Bodies.bytes(USER), Bodies.bytes(body), headers, receivedAt));
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }
}

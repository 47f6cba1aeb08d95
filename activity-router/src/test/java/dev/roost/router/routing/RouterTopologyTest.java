package dev.roost.router.routing;

import static dev.roost.router.Bodies.OTHER;
import static dev.roost.router.Bodies.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.counting.Counts;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Sweep;
import dev.roost.router.replay.ReplayJobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTopologyTest {

  private static final Instant START = Instant.parse("2018-06-01T12:00:00Z");
  private static final String KEY = "as-read";

  @TempDir Path stateDir;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> deliveries;

  @BeforeEach
  void start() {
    Deduplication deduplication =
        new Deduplication(
            new Sweep.Limits(Duration.ofDays(6), 2_000, Duration.ofSeconds(5)),
            Duration.ofSeconds(1),
            EventUuids.STABLE,
            Set.of());
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver =
        new TopologyTestDriver(
            RouterTopology.of(
                deduplication,
                Bodies.LIMITS,
                () -> Duration.ofMinutes(15),
                Clock.systemUTC(),
                new Counts(registry, EventUuids.STABLE)),
            settings,
            START);
    deliveries =
        driver.createInputTopic(
            Topics.DELIVERIES.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aDuplicateDeliveryComesOutOnce() {
    String body = Bodies.of("tweet_create_events", Bodies.post("10", OTHER, ""));

    deliver(body, START);
    deliver(body, START.plusSeconds(3));
    deliver(body, START.plusSeconds(30));

    assertThat(out(Topics.ACTIVITIES)).hasSize(1);
    assertThat(total("roost.router.duplicates")).isEqualTo(2);
  }

  @Test
  void activitiesComeOutInTheOrderOfTheDeliveries() {
    for (int i = 0; i < 20; i++) {
      deliver(Bodies.of("tweet_delete_events", Bodies.deleted(Integer.toString(100 - i))), START);
    }

    List<TestRecord<byte[], byte[]>> out = out(Topics.ACTIVITIES);

    assertThat(out).extracting(record -> header(record, "ce_subject")).hasSize(20);
    assertThat(out).first().extracting(record -> header(record, "ce_subject")).isEqualTo("100");
    assertThat(out).last().extracting(record -> header(record, "ce_subject")).isEqualTo("81");
  }

  /** What a punctuation writes is in no transaction that a position stands for (ADR 18). */
  @Test
  void asTimePassesNothingIsWrittenThatNoDeliveryBrought() {
    deliver(Bodies.of("tweet_create_events", Bodies.post("10", OTHER, "")), START);
    deliver("not JSON", START);
    Topics.ALL.forEach(this::out);

    for (int day = 0; day < 20; day++) {
      driver.advanceWallClockTime(Duration.ofDays(1));
    }
    deliver(
        Bodies.of("tweet_delete_events", Bodies.deleted("11")), START.plus(Duration.ofDays(20)));
    driver.advanceWallClockTime(Duration.ofDays(1));

    assertThat(total("roost.router.dedup.expirations")).isPositive();
    assertThat(Topics.ALL.stream().mapToInt(topic -> out(topic).size()).sum()).isOne();
  }

  @Test
  void theOnlyActivityOfADeliveryComesOutWithItsBytesAndAllHeaders() {
    String body = " " + Bodies.of("favorite_events", Bodies.like("a7ba")) + "\n";

    deliver(body, START);

    TestRecord<byte[], byte[]> record = out(Topics.ACTIVITIES).getFirst();
    assertThat(record.value()).isEqualTo(Bodies.bytes(body));
    assertThat(new String(record.key(), UTF_8)).isEqualTo(USER);
    assertThat(record.getRecordTime()).isEqualTo(START);
    Map<String, String> headers = headers(record);
    assertThat(headers.remove("ce_id")).matches("[0-9a-f]{64}");
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("ce_specversion", "1.0"),
                Map.entry("ce_source", "/apps/acme/users/" + USER),
                Map.entry("ce_type", "com.x.like.create"),
                Map.entry("ce_time", "2018-03-26T16:33:26.140Z"),
                Map.entry("ce_subject", "976163062582771712"),
                Map.entry("content-type", "application/json"),
                Map.entry(
                    "ce_dataschema", "https://schemas.roost.example/favorite_events.schema.json"),
                Map.entry("roost-api", "account-activity"),
                Map.entry("roost-app", "acme"),
                Map.entry("roost-endpoint", "main"),
                Map.entry("roost-for-user", USER),
                Map.entry("roost-actor", OTHER),
                Map.entry("roost-own", "false"),
                Map.entry("roost-received-at", "2018-06-01T11:59:59.500Z"),
                Map.entry("roost-replayed", "false"),
                Map.entry("x-twitter-webhooks-signature", "sha256=old"),
                Map.entry("x-twitter-webhooks-signature-oauth2", "sha256=new")));
  }

  @Test
  void aPartWrittenAnewCarriesNoSignature() {
    deliver(Bodies.of("tweet_delete_events", Bodies.deleted("1"), Bodies.deleted("2")), START);

    List<TestRecord<byte[], byte[]>> out = out(Topics.ACTIVITIES);

    assertThat(out).hasSize(2);
    assertThat(out)
        .allSatisfy(record ->
            assertThat(headers(record).keySet()).noneMatch(name -> name.startsWith("x-twitter")));
  }

  @Test
  void ownPostsSayTheirKind() {
    deliver(Bodies.of("tweet_create_events", Bodies.post("10", USER, "")), START);

    TestRecord<byte[], byte[]> record = out(Topics.ACTIVITIES).getFirst();

    assertThat(headers(record))
        .containsEntry("roost-own", "true")
        .containsEntry("roost-post-kind", "original");
  }

  @Test
  void privateThingsAndUnknownOnesComeOutOnThePrivateTopicAlone() {
    deliver(Bodies.of("direct_message_events", Bodies.message("9", OTHER, USER)), START);
    deliver("{\"what\":1}", START);

    List<TestRecord<byte[], byte[]>> out = out(Topics.DIRECT_MESSAGES);

    assertThat(out)
        .extracting(record -> header(record, "ce_type"))
        .containsExactly("com.x.dm.received", "com.x.unknown");
    assertThat(new String(out.get(1).key(), UTF_8)).isEqualTo(KEY);
    assertThat(headers(out.get(1)))
        .containsEntry("ce_source", "/apps/acme")
        .doesNotContainKeys("roost-for-user", "roost-actor", "ce_subject", "ce_time");
    assertThat(out(Topics.ACTIVITIES)).isEmpty();
  }

  @Test
  void replaysAreFlaggedAndOnlyWhatWasMissedComesOut() {
    String live = Bodies.envelope("post.create", "1", "{\"id\":\"10\"}");
    String replayed = "{\"meta\":{\"replay\":true}," + live.substring(1).replace("\"1\"", "\"2\"");

    deliver(live, START);
    deliver(replayed, START.plusSeconds(60));
    deliver(replayed.replace("\"10\"", "\"11\""), START.plusSeconds(61));

    List<TestRecord<byte[], byte[]>> out = out(Topics.ACTIVITIES);
    assertThat(out)
        .extracting(record -> header(record, "ce_subject"), it -> header(it, "roost-replayed"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("10", "false"),
            org.assertj.core.groups.Tuple.tuple("11", "true"));
  }

  @Test
  void signalsComeOutOnceForOurOwnServicesOnly() {
    deliver(Bodies.revoke(), START);
    deliver(Bodies.revoke(), START);
    deliver(Bodies.jobStatus("Complete"), START);

    List<TestRecord<byte[], byte[]>> out = out(Topics.SIGNALS);

    assertThat(out)
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly("acme/main", "acme/main");
    assertThat(new String(out.getFirst().value(), UTF_8))
        .isEqualTo(
            "{\"type\":\"revocation\",\"app\":\"acme\",\"endpoint\":\"main\","
                + "\"receivedAt\":\"2018-06-01T11:59:59.500Z\",\"userId\":\"63046977\","
                + "\"appId\":\"13090192\",\"revokedAt\":\"2018-05-24T09:48:12Z\"}");
    assertThat(out(Topics.ACTIVITIES)).isEmpty();
    assertThat(out(Topics.DIRECT_MESSAGES)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSetAsideWholeAndTheRouterGoesOn() {
    deliver("not json", START);
    deliver(Bodies.of("tweet_delete_events", Bodies.deleted("1")), START);

    TestRecord<byte[], byte[]> letter = out(Topics.DEAD_LETTERS).getFirst();
    assertThat(new String(letter.value(), UTF_8)).isEqualTo("not json");
    assertThat(new String(letter.key(), UTF_8)).isEqualTo(KEY);
    assertThat(headers(letter))
        .containsEntry("roost-dead-letter-reason", "not-json")
        .containsEntry("roost-dead-letter-read-from", "x.deliveries/0/0")
        .containsEntry("roost-app", "acme")
        .containsEntry("x-twitter-webhooks-signature", "sha256=old")
        .containsKey("roost-dead-letter-detail");
    assertThat(out(Topics.ACTIVITIES)).hasSize(1);
  }

  @Test
  void aRecordWithNothingInItIsSetAside() {
    deliveries.pipeInput(new TestRecord<>(null, null, new RecordHeaders(), START));

    assertThat(out(Topics.DEAD_LETTERS))
        .singleElement()
        .extracting(record -> header(record, "roost-dead-letter-reason"))
        .isEqualTo("no-origin");
  }

  @Test
  void whatCameBeforeIsForgottenAfterSixDaysAndNotBefore() {
    String body = Bodies.of("tweet_delete_events", Bodies.deleted("1"));
    deliver(body, START);
    pass(Duration.ofDays(6).minusSeconds(5));
    deliver(body, START.plus(Duration.ofDays(6)).minusSeconds(5));
    int before = out(Topics.ACTIVITIES).size();

    deliver(Bodies.of("tweet_delete_events", Bodies.deleted("2")), START.plus(Duration.ofDays(7)));
    pass(Duration.ofDays(1));
    pass(Duration.ofSeconds(10));
    deliver(body, START.plus(Duration.ofDays(7)));

    assertThat(before).isOne();
    assertThat(out(Topics.ACTIVITIES)).hasSize(2);
  }

  @Test
  void oneClockThatJumpsAheadForgetsNobody() {
    String body = Bodies.of("tweet_delete_events", Bodies.deleted("1"));
    deliver(body, START);

    pass(Duration.ofDays(30));
    deliver(body, START.plusSeconds(1));

    assertThat(out(Topics.ACTIVITIES)).hasSize(1);
  }

  @Test
  void aTimeInAPayloadYearsAheadChangesNothing() {
    String body = Bodies.of("tweet_delete_events", Bodies.deleted("1"));
    deliver(body, START);
    deliver(
        Bodies.of("follow_events", Bodies.relation("follow", OTHER, USER, "4102444800000")), START);
    pass(Duration.ofSeconds(10));
    deliver(body, START.plusSeconds(11));

    List<TestRecord<byte[], byte[]>> out = out(Topics.ACTIVITIES);

    assertThat(out).hasSize(2);
    assertThat(out).allMatch(record -> record.getRecordTime().equals(START));
    assertThat(headers(out.get(1))).doesNotContainKey("ce_time");
  }

  @Test
  void theCountsBalance() {
    String mixed =
        """
        {"for_user_id":"%s","tweet_delete_events":[%s,7,%s],"new_events":[{}],"user_event":%s}\
        """
            .formatted(
                USER,
                Bodies.deleted("1"),
                Bodies.deleted("2"),
                Bodies.revoke().substring(14, Bodies.revoke().length() - 1));

    deliver(mixed, START);
    deliver(mixed, START);
    deliver("[]", START);

    assertThat(total("roost.router.deliveries")).isEqualTo(3);
    assertThat(total("roost.router.activities")).isEqualTo(3);
    assertThat(total("roost.router.signals")).isEqualTo(1);
    assertThat(total("roost.router.duplicates")).isEqualTo(4);
    assertThat(total("roost.router.dead.letters")).isEqualTo(3);
    assertThat(total("roost.router.activities.found")).isEqualTo(11);
  }

  @Test
  void theNamesUnderWhichThingsAreStoredNeverChange() {
    assertThat(driver.getAllStateStores()).containsOnlyKeys("remembered", "replay-jobs");
    assertThat(driver.producedTopicNames()).isEmpty();
    assertThat(RouterTopology.ROUTE).isEqualTo("route");
    assertThat(ReplayJobs.FOLLOW).isEqualTo("follow-replay-jobs");
    deliver("{}", START);
    assertThat(driver.producedTopicNames()).contains("test-remembered-changelog");
  }

  private void deliver(String body, Instant arrivedAt) {
    Headers headers = new RecordHeaders();
    headers.add("roost-app", Bodies.bytes("acme"));
    headers.add("roost-endpoint", Bodies.bytes("main"));
    headers.add("roost-received-at", Bodies.bytes("2018-06-01T11:59:59.500Z"));
    headers.add("roost-delivery-id", Bodies.bytes("c0ffee"));
    headers.add("x-twitter-webhooks-signature", Bodies.bytes("sha256=old"));
    headers.add("x-twitter-webhooks-signature-oauth2", Bodies.bytes("sha256=new"));
    deliveries.pipeInput(
        new TestRecord<>(Bodies.bytes(KEY), Bodies.bytes(body), headers, arrivedAt));
  }

  private void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private List<TestRecord<byte[], byte[]>> out(Topic topic) {
    if (!driver.producedTopicNames().contains(topic.name())) {
      return List.of();
    }
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private double total(String counter) {
    return registry.find(counter).counters().stream().mapToDouble(Counter::count).sum();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return headers(record).getOrDefault(name, "");
  }

  private static Map<String, String> headers(TestRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }
}

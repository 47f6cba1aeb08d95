package dev.roost.router.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.Bodies;
import dev.roost.router.activity.EventUuids;
import dev.roost.router.counting.Counts;
import dev.roost.router.json.Json;
import dev.roost.router.memory.Deduplication;
import dev.roost.router.memory.Sweep;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology, driven by hand: deliveries in, the headers of activities out. */
final class DrivenRouter implements AutoCloseable {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> deliveries;
  private final TestInputTopic<byte[], byte[]> jobs;

  DrivenRouter(Path stateDir, EventUuids eventUuids, String... bothStates) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    Deduplication deduplication =
        new Deduplication(
            new Sweep.Limits(Duration.ofDays(6), 2_000, Duration.ofSeconds(5)),
            Duration.ofSeconds(1),
            eventUuids,
            Set.of(bothStates));
    driver =
        new TopologyTestDriver(
            RouterTopology.of(
                deduplication,
                Bodies.LIMITS,
                () -> Duration.ofMinutes(15),
                Clock.systemUTC(),
                new Counts(registry, eventUuids)),
            settings);
    deliveries = input(Topics.DELIVERIES);
    jobs = input(Topics.REPLAY_JOBS);
  }

  void deliver(String body, Instant receivedAt) {
    deliver(body, receivedAt, "main");
  }

  void deliver(String body, Instant receivedAt, String endpoint) {
    Headers headers = new RecordHeaders();
    headers.add("roost-app", Bodies.bytes("acme"));
    headers.add("roost-endpoint", Bodies.bytes(endpoint));
    headers.add("roost-received-at", Bodies.bytes(receivedAt.toString()));
    deliveries.pipeInput(
        new TestRecord<>(Bodies.bytes("key"), Bodies.bytes(body), headers, receivedAt));
  }

  void announce(ProducerRecord<byte[], byte[]> job, Instant at) {
    jobs.pipeInput(new TestRecord<>(job.key(), job.value(), job.headers(), at));
  }

  /** What subscription-manager tells of a subscription; null for one that is deleted. */
  void subscribed(String key, long position, @Nullable SubscriptionState state) {
    Headers headers = new RecordHeaders();
    headers.add(OutboxPosition.HEADER, Bodies.bytes(Long.toString(position)));
    byte[] value = state == null ? null : Json.write(state);
    input(Topics.SUBSCRIPTIONS)
        .pipeInput(new TestRecord<>(Bodies.bytes(key), value, headers, Instant.EPOCH));
  }

  /** The names of all stores. */
  Set<String> stores() {
    return driver.getAllStateStores().keySet();
  }

  /** The headers of what came out on both topics since the last look. */
  List<Map<String, String>> out() {
    List<Map<String, String>> headers = new ArrayList<>();
    Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
        .filter(topic -> driver.producedTopicNames().contains(topic.name()))
        .forEach(topic ->
            driver
                .createOutputTopic(
                    topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> headers.add(headers(record, topic))));
    return headers;
  }

  /** The sum of a counter over all labels that contain these. */
  double count(String counter, String... labels) {
    return registry.find(counter).tags(labels).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private static Map<String, String> headers(TestRecord<byte[], byte[]> record, Topic topic) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    headers.put("topic", topic.name());
    headers.put("value", new String(record.value(), UTF_8));
    return headers;
  }

  private TestInputTopic<byte[], byte[]> input(Topic topic) {
    return driver.createInputTopic(
        topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}

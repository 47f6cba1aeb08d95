package dev.roost.bench.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.bench.payload.Bodies;
import dev.roost.bench.payload.Posts;
import dev.roost.bench.payload.Shape;
import dev.roost.bench.payload.Spread;
import dev.roost.contracts.delivery.DeliveryHeaders;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Deliveries as webhook-ingest puts them on {@code x.deliveries}, none of them a copy. */
final class Deliveries implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final Map<Shape, Posts> posts = new EnumMap<>(Shape.class);
  private final Clock clock;
  private Spread spread = Spread.EVEN;
  private Shape shape = Shape.ACCOUNT_ACTIVITY;
  private long next;

  Deliveries(String bootstrap, int bytes, Clock clock) {
    this.clock = clock;
    for (Shape each : Shape.values()) {
      posts.put(each, new Posts(each, bytes, clock.millis()));
    }
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "linger.ms",
                0,
                "max.request.size",
                Topic.MAX_MESSAGE_BYTES,
                "buffer.memory",
                64L << 20),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** The number of the Post that comes next. */
  long next() {
    return next;
  }

  /** Whose the next ones are; each user's as many until something else is said. */
  void spread(Spread users) {
    spread = users;
  }

  /** In whose form the next ones are; the Account Activity API's until something else is said. */
  void shape(Shape form) {
    shape = form;
  }

  /** Sends the next one; the number of its Post. */
  long send(Callback acknowledged) {
    long number = next++;
    int user = spread.user(number);
    byte[] body = Objects.requireNonNull(posts.get(shape)).body(user, number);
    var record = new ProducerRecord<>(Topics.DELIVERIES.name(), Bodies.user(user), body);
    Headers headers = record.headers();
    put(headers, DeliveryHeaders.APP, "bench");
    put(headers, DeliveryHeaders.ENDPOINT, "main");
    put(
        headers,
        DeliveryHeaders.RECEIVED_AT,
        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    put(headers, DeliveryHeaders.DELIVERY_ID, new UUID(0, number).toString());
    put(headers, DeliveryHeaders.VERIFIED_BY, "legacy");
    put(headers, DeliveryHeaders.VERIFIED_KEY, "0123456789abcdef");
    put(
        headers,
        DeliveryHeaders.LEGACY_SIGNATURE,
        "sha256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    var _ = producer.send(record, acknowledged);
    return number;
  }

  /** Sends so many as fast as the broker takes them, and waits for the last acknowledgement. */
  void flood(long count) {
    AtomicLong failed = new AtomicLong();
    for (long i = 0; i < count; i++) {
      send((_, failure) -> {
        if (failure != null) {
          failed.incrementAndGet();
        }
      });
    }
    producer.flush();
    if (failed.get() > 0) {
      throw new IllegalStateException(
          "the broker did not take %d deliveries".formatted(failed.get()));
    }
  }

  void flush() {
    producer.flush();
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}

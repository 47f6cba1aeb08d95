package dev.roost.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.topic.Topics;
import dev.roost.router.json.Json;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What replay-worker says of the job {@code 1} of acme's webhook {@code main}. */
public final class Jobs {

  /** Its key. */
  public static final byte[] KEY = Bodies.bytes("1");

  private final Instant from;
  private final Instant to;
  private final Instant askedAt;
  private String endpoint = "main";

  public Jobs(Instant from, Instant to, Instant askedAt) {
    this.from = from;
    this.to = to;
    this.askedAt = askedAt;
  }

  public Jobs of(String endpoint) {
    this.endpoint = endpoint;
    return this;
  }

  /** The job as it is before its end. */
  public byte[] is(String state) {
    return is(state, null);
  }

  public byte[] is(String state, @Nullable Instant endedAt) {
    String asked = askedAt.toString();
    return Json.write(
        new ReplayJobState(
            "1",
            "acme",
            endpoint,
            "1234567890",
            from.toString(),
            to.toString(),
            ReplayJobState.State.of(state),
            null,
            asked,
            asked,
            endedAt == null ? null : endedAt.toString(),
            null,
            asked));
  }

  /** A record as an outbox would send it. */
  public static ProducerRecord<byte[], byte[]> record(long position, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.REPLAY_JOBS.name(), KEY, value);
    record.headers().add(OutboxPosition.HEADER, Long.toString(position).getBytes(UTF_8));
    return record;
  }
}

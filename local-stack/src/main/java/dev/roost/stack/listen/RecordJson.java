package dev.roost.stack.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.stack.feed.Activity;
import dev.roost.stack.feed.ActivityFeed;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as one line of JSON, for programs. */
final class RecordJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  /**
   * Where it stands, its headers as text in the order of their names, and its value; a value that
   * is no JSON is null.
   */
  static String line(ConsumerRecord<byte[], byte[]> record) {
    Activity activity = ActivityFeed.activity(record);
    ObjectNode line = JSON.createObjectNode();
    line.put("topic", record.topic());
    line.put("partition", record.partition());
    line.put("offset", record.offset());
    line.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    line.put("key", record.key() == null ? null : new String(record.key(), UTF_8));
    ObjectNode headers = line.putObject("headers");
    new TreeMap<>(activity.headers()).forEach(headers::put);
    line.set("value", activity.body().isMissingNode() ? JSON.nullNode() : activity.body());
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

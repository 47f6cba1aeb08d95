package dev.roost.subscriptions.neighbours;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.roost.contracts.schema.Schemas;
import dev.roost.contracts.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands on a topic; each record is held against its schema. */
public final class Announced {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaIdResolvers(
                  ids -> ids.mapPrefix(Schemas.BASE, "classpath:" + Schemas.FOLDER)));

  private Announced() {}

  /** The values of one key, oldest first; one that came again, as it may, counts once. */
  public static List<JsonObject> on(Topic topic, String key) {
    List<JsonObject> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(topic.name(), 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = requireNonNull(consumer.endOffsets(List.of(only)).get(only));
      while (consumer.position(only) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              String value = new String(record.value(), StandardCharsets.UTF_8);
              hold(topic, value);
              if (record.key().equals(key)) {
                found.add(new JsonObject(value));
              }
            });
      }
    }
    return found.stream().distinct().toList();
  }

  /** The states of one key, oldest first. */
  public static List<String> states(Topic topic, String key) {
    return on(topic, key).stream().map(one -> one.getString("state")).toList();
  }

  private static void hold(Topic topic, String value) {
    var schema = SCHEMAS.getSchema(SchemaLocation.of(Schemas.BASE + Schemas.ofTable(topic)));
    assertThat(schema.validate(value, InputFormat.JSON))
        .as("%s: %s", topic.name(), value)
        .isEmpty();
  }

  private static String bootstrap() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}

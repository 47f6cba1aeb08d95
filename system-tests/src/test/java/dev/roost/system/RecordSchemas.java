package dev.roost.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.contracts.schema.Schemas;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.OutRecord;
import dev.roost.testsupport.schema.RecordSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The JSON Schemas of contracts, found by what a record is. */
final class RecordSchemas {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The schema of a topic's headers, which it sees as one object of strings. */
  private static final Map<Topic, String> HEADERS =
      Map.of(
          Topics.DELIVERIES, Schemas.DELIVERY_HEADERS,
          Topics.ACTIVITIES, Schemas.ACTIVITY_HEADERS,
          Topics.DIRECT_MESSAGES, Schemas.ACTIVITY_HEADERS);

  /** What is wrong with this record of that topic: which schema, where and what; no values. */
  List<String> faults(Topic topic, OutRecord record) {
    List<String> faults = new ArrayList<>();
    String headers = HEADERS.get(topic);
    if (headers != null) {
      faults.addAll(faults(headers, JSON.valueToTree(record.headers())));
    }
    // What X sent stands on x.deliveries as it came, valid or not.
    if (!topic.equals(Topics.DELIVERIES)) {
      JsonNode value = json(record);
      faults.addAll(faults(schemaOf(topic, value), value));
    }
    return faults.stream().map(fault -> record.place() + " " + fault).toList();
  }

  /**
   * An activity's schema is named after the key of its kind, a signal's after its type, a table's
   * after its topic.
   */
  private static String schemaOf(Topic topic, JsonNode value) {
    if (topic.equals(Topics.SIGNALS)) {
      return Schemas.ofSignal(value.path("type").asText());
    }
    return topic.name().startsWith("roost.") ? Schemas.ofTable(topic) : ofActivity(value);
  }

  private static String ofActivity(JsonNode value) {
    return value
        .propertyStream()
        .map(field -> Schemas.ofActivity(field.getKey()))
        .filter(schema -> !schema.equals(Schemas.UNKNOWN))
        .findFirst()
        .orElse(Schemas.UNKNOWN);
  }

  private static List<String> faults(String name, JsonNode value) {
    return RecordSchema.named(name).faults(value.toString());
  }

  private static JsonNode json(OutRecord record) {
    try {
      return JSON.readTree(record.value().toArray());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(record.place() + " is not JSON", notJson);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.OutRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The JSON Schemas of contracts, found by what a record is. */
final class Schemas {

  /** Holds what the others share; its own id says under which address all of them refer to it. */
  private static final String SHARED = "x";

  private static final String PACKAGED = "dev/roost/contracts/schemas/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The schema of a topic's headers, which it sees as one object of strings. */
  private static final Map<Topic, String> HEADERS =
      Map.of(
          Topics.DELIVERIES, "delivery-headers",
          Topics.ACTIVITIES, "activity-headers",
          Topics.DIRECT_MESSAGES, "activity-headers");

  private final String published = published();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                  .schemaIdResolvers(ids -> ids.mapPrefix(published, "classpath:" + PACKAGED)));

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

  private static String published() {
    try (InputStream shared = resource(SHARED)) {
      String id = JSON.readTree(shared).path("$id").asText();
      return id.substring(0, id.lastIndexOf('/') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(String name) {
    return Schemas.class.getResource(path(name)) != null;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        Schemas.class.getResourceAsStream(path(name)), () -> "contracts has no schema " + name);
  }

  private static String path(String name) {
    return "/" + PACKAGED + name + ".schema.json";
  }

  /** An activity's schema is named after the key of its kind, a signal's after its type. */
  private static String schemaOf(Topic topic, JsonNode value) {
    Stream<String> candidates =
        topic.equals(Topics.SIGNALS)
            ? Stream.of(topic.name() + "." + value.path("type").asText())
            : value.propertyStream().map(Map.Entry::getKey);
    return candidates.filter(Schemas::has).findFirst().orElse("unknown");
  }

  private List<String> faults(String name, JsonNode value) {
    Schema schema = registry.getSchema(SchemaLocation.of(published + name + ".schema.json"));
    return schema.validate(value).stream()
        .map(error -> name + " " + error.getInstanceLocation() + " breaks " + error.getKeyword())
        .toList();
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

package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.activity.ActivityHeaders;
import dev.roost.contracts.topic.Topic;
import dev.roost.contracts.topic.Topics;
import dev.roost.system.oracle.Bytes;
import dev.roost.system.oracle.OutRecord;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

  private static final String LIKE =
      "{\"for_user_id\":\"1\",\"favorite_events\":[{\"id\":\"0123456789abcdef0123456789abcdef\",\"user\":{\"id_str\":\"2\"},"
          + "\"timestamp_ms\":1795470858409,"
          + "\"favorited_status\":{\"id_str\":\"9\",\"user\":{\"id_str\":\"1\"}}}]}";

  private final RecordSchemas schemas = new RecordSchemas();

  @Test
  void aValidActivityHasNoFaults() {
    assertThat(schemas.faults(Topics.ACTIVITIES, record(Topics.ACTIVITIES, headers(), LIKE)))
        .isEmpty();
  }

  @Test
  void anActivityOfAnotherShapeIsSeen() {
    String twice = LIKE.replace("}]}", "}, {}]}");

    assertThat(schemas.faults(Topics.ACTIVITIES, record(Topics.ACTIVITIES, headers(), twice)))
        .isNotEmpty()
        .allMatch(fault -> fault.contains("favorite_events"));
  }

  @Test
  void aHeaderOfAnotherFormIsSeen() {
    Map<String, String> headers = headers();
    headers.put(ActivityHeaders.TIME, "yesterday");

    assertThat(schemas.faults(Topics.ACTIVITIES, record(Topics.ACTIVITIES, headers, LIKE)))
        .singleElement()
        .asString()
        .contains("activity-headers", "ce_time");
  }

  @Test
  void aSignalThatSaysTooLittleIsSeen() {
    OutRecord signal =
        record(Topics.SIGNALS, Map.of(), "{\"type\":\"revocation\",\"app\":\"demo\"}");

    assertThat(schemas.faults(Topics.SIGNALS, signal))
        .isNotEmpty()
        .allMatch(fault -> fault.contains("roost.signals.revocation"));
  }

  private static Map<String, String> headers() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry(ActivityHeaders.SPEC_VERSION, "1.0"),
            Map.entry(ActivityHeaders.ID, "0".repeat(64)),
            Map.entry(ActivityHeaders.SOURCE, "/apps/demo/users/1"),
            Map.entry(ActivityHeaders.TYPE, "com.x.like.create"),
            Map.entry(ActivityHeaders.TIME, "2026-11-01T12:00:00Z"),
            Map.entry(ActivityHeaders.CONTENT_TYPE, "application/json"),
            Map.entry(
                ActivityHeaders.DATA_SCHEMA,
                "https://schemas.roost.example/favorite_events.schema.json"),
            Map.entry(ActivityHeaders.API, "account-activity"),
            Map.entry(ActivityHeaders.APP, "demo"),
            Map.entry(ActivityHeaders.ENDPOINT, "main"),
            Map.entry(ActivityHeaders.FOR_USER, "1"),
            Map.entry(ActivityHeaders.OWN, "false"),
            Map.entry(ActivityHeaders.RECEIVED_AT, "2026-11-01T12:00:01Z"),
            Map.entry(ActivityHeaders.REPLAYED, "false")));
  }

  private static OutRecord record(Topic topic, Map<String, String> headers, String value) {
    return new OutRecord(new OutRecord.Place(topic.name(), 0, 0), "1", headers, Bytes.of(value));
  }
}

package dev.roost.contracts.schema;

import dev.roost.contracts.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The JSON Schemas (draft 2020-12) as resources of this module. They refer to each other relative
 * to {@link #BASE}.
 */
public final class Schemas {

  /** What the schemas' {@code $id}s begin with; nothing is fetched from there. */
  public static final String BASE = "https://schemas.roost.example/";

  /** Where the resources lie on the class path, without a leading slash. */
  public static final String FOLDER = "dev/roost/contracts/schemas/";

  /** The headers of a record on {@code x.activities} and {@code x.direct-messages}. */
  public static final String ACTIVITY_HEADERS = "activity-headers.v2.schema.json";

  /** Those headers as they were before {@code ce_time} became optional. */
  public static final String ACTIVITY_HEADERS_V1 = "activity-headers.schema.json";

  /** The headers of a record on {@code x.deliveries}. */
  public static final String DELIVERY_HEADERS = "delivery-headers.schema.json";

  /** The value of an activity whose kind nobody knows. */
  public static final String UNKNOWN = "unknown.schema.json";

  /**
   * Keys at the top of a payload, of which an activity's value has one: its schema is named by it.
   */
  public static final List<String> ACTIVITY_KEYS =
      List.of(
          "tweet_create_events",
          "tweet_delete_events",
          "favorite_events",
          "follow_events",
          "block_events",
          "mute_events",
          "direct_message_events",
          "direct_message_indicate_typing_events",
          "direct_message_mark_read_events",
          "data");

  private Schemas() {}

  /** The schema of an activity's value with this key at its top; {@link #UNKNOWN} for another. */
  public static String ofActivity(String payloadKey) {
    return ACTIVITY_KEYS.contains(payloadKey) ? payloadKey + ".schema.json" : UNKNOWN;
  }

  /** The schema of a value on {@code roost.signals} with this {@code type}. */
  public static String ofSignal(String type) {
    return "roost.signals." + type + ".schema.json";
  }

  /** The schema of a value on a topic with one kind of record, which is named by it. */
  public static String ofTable(Topic topic) {
    return topic.name() + ".schema.json";
  }

  /**
   * A schema's text.
   *
   * @param name a file name as this class gives it
   * @throws IllegalArgumentException when there is no such schema
   */
  public static String text(String name) {
    try (InputStream resource = Schemas.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new IllegalArgumentException("There is no schema " + name + ".");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.system.oracle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record that came out.
 *
 * @param place where it stands
 * @param key the record's key as text
 * @param headers the record's headers as text; the last one where a name is repeated
 * @param value the exact bytes
 */
public record OutRecord(
    Place place, @Nullable String key, Map<String, String> headers, Bytes value) {

  /** Where a record stands; within one partition the offset is the order. */
  public record Place(String topic, int partition, long offset) {

    @Override
    public String toString() {
      return topic + "/" + partition + "@" + offset;
    }
  }

  /** The topic it stands on. */
  public String topic() {
    return place.topic();
  }

  /** A header's value, empty where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}

package dev.roost.router.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.router.json.Fields;
import dev.roost.router.json.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time of a happening without an id, as part of its identity. */
final class Moments {

  private Moments() {}

  /**
   * The milliseconds X gives, as X spells them, however nonsensical; those of its ISO time where it
   * gives no others; null where it says nothing.
   */
  static @Nullable String of(JsonNode element) {
    String milliseconds = Fields.id(element, "created_timestamp", "timestamp_ms");
    if (milliseconds != null) {
      return milliseconds;
    }
    Instant time = Times.of(element);
    return time == null ? null : Long.toString(time.toEpochMilli());
  }
}

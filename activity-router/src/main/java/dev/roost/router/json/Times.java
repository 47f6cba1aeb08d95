package dev.roost.router.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.v2.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** X's spellings of a time. None is trusted further than to be told to consumers. */
public final class Times {

  private static final DateTimeFormatter CREATED_AT =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");

  private Times() {}

  /**
   * When an element happened: {@code timestamp_ms} or {@code created_timestamp} in milliseconds, as
   * text or number, else {@code created_at} in X's old format or ISO-8601; else null.
   */
  public static @Nullable Instant of(JsonNode element) {
    for (String name : new String[] {"timestamp_ms", "created_timestamp"}) {
      Instant time = milliseconds(Fields.id(element, name));
      if (time != null) {
        return time;
      }
    }
    return text(Fields.text(element, "created_at", 64));
  }

  /**
   * When an event of the X Activity API happened, null where its payload does not say.
   *
   * @param time where the time of its type stands
   */
  public static @Nullable Instant of(JsonNode payload, EventTime time) {
    for (String pointer : time.pointers()) {
      Instant found = at(payload.at(pointer), time.format());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Instant at(JsonNode value, EventTime.Format format) {
    return switch (format) {
      case MILLISECONDS -> milliseconds(Fields.at(value, ""));
      case RFC_3339 -> text(value.textValue());
      case ABSENT -> null;
    };
  }

  /** The instant that an ISO-8601 text with offset, or one in X's old format, names; else null. */
  public static @Nullable Instant text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant iso = parsed(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    return iso != null ? iso : parsed(text, CREATED_AT);
  }

  private static @Nullable Instant milliseconds(@Nullable String text) {
    return text != null && MILLISECONDS.matcher(text).matches()
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : null;
  }

  private static @Nullable Instant parsed(String text, DateTimeFormatter format) {
    try {
      return OffsetDateTime.parse(text, format).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}

package dev.roost.xapi.v2;

import java.util.List;

/** In which form the moment of an event stands in a payload. */
public enum EventTime {
  /** {@code created_at}, RFC 3339 with milliseconds, which X always sends as {@code .000Z}. */
  CREATED_AT(Format.RFC_3339, "/created_at"),
  /** {@code timestamp_ms}: milliseconds, text in samples and a number in the schema. */
  TIMESTAMP_MS(Format.MILLISECONDS, "/timestamp_ms"),
  /** {@code created_timestamp} of the message inside: milliseconds as text. */
  CREATED_TIMESTAMP(Format.MILLISECONDS, "/direct_message_events/0/created_timestamp"),
  /** {@code created_at_msec}: milliseconds. */
  CREATED_AT_MSEC(Format.MILLISECONDS, "/created_at_msec"),
  /** {@code event_timestamp_ms}: milliseconds, as a number and as text beside it. */
  EVENT_TIMESTAMP_MS(Format.MILLISECONDS, "/event_timestamp_ms", "/event_timestamp_ms_str"),
  /** {@code updated_at}. */
  UPDATED_AT(Format.RFC_3339, "/updated_at"),
  /** {@code date_time}, RFC 3339 with an offset. */
  DATE_TIME(Format.RFC_3339, "/date_time"),
  /** No published payload has a time. */
  NONE(Format.ABSENT);

  /** How the moment is written. */
  public enum Format {
    /** RFC 3339. */
    RFC_3339,
    /** Milliseconds since the epoch, as a number or as text. */
    MILLISECONDS,
    /** Not at all. */
    ABSENT
  }

  private final Format format;
  private final List<String> pointers;

  EventTime(Format format, String... pointers) {
    this.format = format;
    this.pointers = List.of(pointers);
  }

  /** How it is written. */
  public Format format() {
    return format;
  }

  /** JSON pointers (RFC 6901) from the payload, the first that is there counts. */
  public List<String> pointers() {
    return pointers;
  }
}

package dev.roost.simulator.v2.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments of version 2: written with milliseconds, which are always zero. */
final class Seconds {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

  private Seconds() {}

  static String of(long millis) {
    return FORMAT.format(Instant.ofEpochMilli(millis));
  }

  /** {@code 2026-07-23T21:44:05+00:00}. */
  static String withOffset(long millis) {
    return WITH_OFFSET.format(Instant.ofEpochMilli(millis));
  }
}

package dev.roost.simulator.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** X's ways of writing a moment. */
final class Times {

  private static final DateTimeFormatter V1 =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code Wed Nov 18 09:48:12 +0000 2026}. */
  static String v1(long millis) {
    return V1.format(Instant.ofEpochMilli(millis));
  }

  /**
   * ISO with an offset; X's sample has no fraction, here the milliseconds keep two events apart.
   */
  static String withOffset(long millis) {
    return WITH_OFFSET.format(Instant.ofEpochMilli(millis));
  }
}

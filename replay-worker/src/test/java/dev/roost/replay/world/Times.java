package dev.roost.replay.world;

import dev.roost.replay.rule.Minute;
import java.time.Instant;

/** The world's milliseconds and the rules' moments. */
final class Times {

  static final long MINUTE = 60_000;

  private static final Instant BEGINNING = Instant.parse("2026-11-02T06:00:00Z");
  private static final long BEGAN = BEGINNING.toEpochMilli();

  private Times() {}

  static Instant instant(long millis) {
    return Instant.ofEpochMilli(BEGAN + millis);
  }

  static long millis(Instant instant) {
    return instant.toEpochMilli() - BEGAN;
  }

  static Minute minute(long millis) {
    return Minute.of(instant(millis));
  }
}

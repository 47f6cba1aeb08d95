package dev.roost.simulator.replay;

import dev.roost.simulator.error.XErrorException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/**
 * The minutes whose deliveries are replayed.
 *
 * @param from the first minute
 * @param to the minute after the last
 */
record Window(Instant from, Instant to) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration OLDEST = Duration.ofDays(5);

  /** How long ago each end is at least. */
  record Ages(Duration from, Duration to) {}

  /**
   * Reads both ends as {@code yyyymmddhhmm} in UTC, by X's rules and with X's errors.
   *
   * @throws XErrorException 400 with code 357, 358, 368 or 356
   */
  static Window of(@Nullable String fromDate, @Nullable String toDate, Ages ages, Instant now) {
    Instant from = minute("from_date", fromDate);
    Instant to = minute("to_date", toDate);
    requirePast("from_date", fromDate, from, now.minus(ages.from()));
    requirePast("to_date", toDate, to, now.minus(ages.to()));
    if (!from.isBefore(to)) {
      throw new XErrorException(400, 356, "from_date must be before to_date.");
    }
    if (from.isBefore(now.minus(OLDEST))) {
      throw new XErrorException(400, 356, "from_date must be within the past 5 days.");
    }
    return new Window(from, to);
  }

  private static Instant minute(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new XErrorException(400, 357, field + ": queryParam is required.");
    }
    try {
      return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new XErrorException(400, 358, "Unable to parse parameter.");
    }
  }

  private static void requirePast(
      String field, @Nullable String text, Instant minute, Instant latest) {
    if (minute.isAfter(latest)) {
      throw new XErrorException(400, 368, field + ": [" + text + "] is not in the past.");
    }
  }
}

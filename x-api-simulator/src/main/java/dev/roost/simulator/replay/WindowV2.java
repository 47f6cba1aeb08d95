package dev.roost.simulator.replay;

import dev.roost.simulator.v2.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** The rules for windows of version 2: the past 24 hours up to now. */
final class WindowV2 {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration OLDEST = Duration.ofHours(24);
  private static final String REASON = "QueryParamInvalid";

  private WindowV2() {}

  /**
   * Reads both ends as {@code yyyymmddhhmm} in UTC.
   *
   * @param isInclusive whether the minute of {@code toDate} belongs to the window
   * @throws ProblemException 400 with {@code QueryParamInvalid}
   */
  static Window of(String fromDate, String toDate, boolean isInclusive, Instant now) {
    Instant from = minute("from_date", fromDate, now);
    Instant to = minute("to_date", toDate, now);
    if (!from.isBefore(to)) {
      throw invalid("from_date must be before to_date");
    }
    if (from.isBefore(now.minus(OLDEST))) {
      throw invalid("from_date must be within the past 24 hours");
    }
    return new Window(from, isInclusive ? to.plus(Duration.ofMinutes(1)) : to);
  }

  private static Instant minute(String field, String text, Instant now) {
    Instant minute = parse(field, text);
    if (minute.isAfter(now)) {
      throw invalid(field + " must not be in the future");
    }
    return minute;
  }

  private static Instant parse(String field, String text) {
    try {
      return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw invalid(field + " must match ^[0-9]{12}$");
    }
  }

  private static ProblemException invalid(String details) {
    return ProblemException.invalid(REASON, details);
  }
}

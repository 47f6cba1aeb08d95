package dev.roost.xapi.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The minutes a replay is asked for. Version 1.1 takes those that begin 31 minutes to 5 days ago
 * and end at least 10 minutes ago, and advises two hours at most; version 2 takes those of the past
 * 24 hours.
 *
 * @param from inclusive, a whole minute
 * @param to exclusive, a whole minute after {@code from}
 */
public record ReplayWindow(Instant from, Instant to) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

  public ReplayWindow {
    if (!isMinute(from) || !isMinute(to) || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A replay window runs from a whole minute to a later whole minute.");
    }
  }

  /** The window as X's query, in UTC. */
  String query() {
    return "from_date=" + fromDate() + "&to_date=" + toDate();
  }

  /** Its begin as X writes it: {@code yyyyMMddHHmm} in UTC. */
  public String fromDate() {
    return MINUTE.format(from);
  }

  /** Its end as X writes it: {@code yyyyMMddHHmm} in UTC. */
  public String toDate() {
    return MINUTE.format(to);
  }

  private static boolean isMinute(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MINUTES));
  }
}

package dev.roost.vault.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long the trail is kept.
 *
 * @param period a month or more; empty for ever
 */
public record Retention(Optional<Period> period) {

  /**
   * Reads the setting.
   *
   * @param text a period in ISO 8601's form, of whole months or years, or {@code 0}
   * @throws IllegalArgumentException for anything else; the message names the setting
   */
  public static Retention of(String text) {
    if (text.strip().equals("0")) {
      return new Retention(Optional.empty());
    }
    try {
      Period period = Period.parse(text.strip());
      Period months = Period.ofMonths(Math.toIntExact(period.toTotalMonths()));
      // Equal to its months alone: it has no days.
      if (months.toTotalMonths() >= 1 && months.normalized().equals(period.normalized())) {
        return new Retention(Optional.of(months));
      }
    } catch (DateTimeException | ArithmeticException notAPeriod) {
      // Said below.
    }
    throw new IllegalArgumentException(
        ("roost.vault.audit.retention: \"%s\" is neither a period of a month or more, such as P24M"
                + " or P2Y, nor 0, which keeps the trail for ever")
            .formatted(text));
  }

  /** What ended before this is not kept any more; empty where all is kept. */
  Optional<Instant> keepsFrom(Instant now) {
    return period.map(length -> now.atOffset(ZoneOffset.UTC).minus(length).toInstant());
  }
}

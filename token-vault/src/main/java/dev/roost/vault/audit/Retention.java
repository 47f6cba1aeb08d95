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

  private static final String FORM =
      "roost.vault.audit.retention: \"%s\" is neither a period of a month or more, such as P24M or"
          + " P2Y, nor 0, which keeps the trail for ever";

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
      if (period.toTotalMonths() >= 1 && period.getDays() == 0) {
        return new Retention(Optional.of(period));
      }
    } catch (DateTimeException notAPeriod) {
      // Said below.
    }
    throw new IllegalArgumentException(FORM.formatted(text));
  }

  /** What ended before this is not kept any more; empty where all is kept. */
  Optional<Instant> keepsFrom(Instant now) {
    return period.map(length -> now.atOffset(ZoneOffset.UTC).minus(length).toInstant());
  }
}

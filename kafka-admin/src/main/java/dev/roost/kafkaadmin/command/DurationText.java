package dev.roost.kafkaadmin.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration: {@code 3d}, {@code 72h}, {@code 30m}, or ISO-8601 such as {@code P3D}. */
public final class DurationText implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String iso =
        upper.matches("\\d+D") ? "P" + upper : upper.matches("\\d+[HMS]") ? "PT" + upper : upper;
    try {
      Duration duration = Duration.parse(iso);
      if (!duration.isPositive()) {
        throw new TypeConversionException("'" + text + "' is not longer than no time at all.");
      }
      return duration;
    } catch (DateTimeParseException _) {
      throw new TypeConversionException("'" + text + "' is no duration such as 3d, 72h or P3D.");
    }
  }
}

package dev.roost.bench.payload;

import java.util.Locale;

/**
 * Bodies of one form and size.
 *
 * @param shape in whose form
 * @param bytes the size of each
 */
public record Workload(Shape shape, int bytes) {

  private static final String ACTIVITY = "activity:";

  /**
   * Reads one: {@code 1400} for the Account Activity API, {@code activity:1400} for the X Activity
   * API.
   *
   * @throws NumberFormatException the size is no number
   */
  public static Workload parse(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(ACTIVITY)
        ? new Workload(Shape.ACTIVITY, Integer.parseInt(text.substring(ACTIVITY.length())))
        : new Workload(Shape.ACCOUNT_ACTIVITY, Integer.parseInt(text));
  }

  /** As tables and charts have it: {@code 1,400 bytes}, {@code 1,400 bytes, X Activity API}. */
  @Override
  public String toString() {
    return "%,d bytes%s".formatted(bytes, shape == Shape.ACTIVITY ? ", X Activity API" : "");
  }
}

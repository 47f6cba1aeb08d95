package dev.roost.contracts.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a record among all that one service's outbox announced: a reader that keeps the
 * record with the highest position of each key has the latest state, whatever comes twice or late.
 *
 * <p>The header's value is one decimal number, {@code epoch * 10^12 + position}: without an epoch
 * it is the position alone, and a reader that knows nothing of epochs compares the numbers and
 * comes to the same order.
 *
 * @param epoch raised by an operator when the database was restored from a backup, since positions
 *     go on from a lower number then; 0 before that, at most {@link #MAX_EPOCH}
 * @param position grows with every message of the database, at most {@link #MAX_POSITION}; negative
 *     in {@link #NONE} alone
 */
public record OutboxPosition(long epoch, long position) implements Comparable<OutboxPosition> {

  /** The name of the Kafka header. */
  public static final String HEADER = "roost-outbox-position";

  /** The highest position of an epoch. */
  public static final long MAX_POSITION = 999_999_999_999L;

  /** The highest epoch whose positions are 64-bit numbers all. */
  public static final long MAX_EPOCH = 9_223_371;

  /** Of a record without the header, which came through no outbox: older than all that have one. */
  public static final OutboxPosition NONE = new OutboxPosition(0, -1);

  private static final long POSITIONS = MAX_POSITION + 1;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,19}");
  private static final Comparator<OutboxPosition> ORDER =
      Comparator.comparingLong(OutboxPosition::epoch).thenComparingLong(OutboxPosition::position);

  /** Refuses what the header cannot say with an {@link IllegalArgumentException}. */
  public OutboxPosition {
    if (epoch < 0 || epoch > MAX_EPOCH) {
      throw new IllegalArgumentException("an outbox's epoch is from 0 to " + MAX_EPOCH);
    }
    if (position < (epoch == 0 ? -1 : 0) || position > MAX_POSITION) {
      throw new IllegalArgumentException("an outbox's position is from 0 to " + MAX_POSITION);
    }
  }

  /**
   * Reads the header.
   *
   * @param value the header's value; null where the record has none
   * @return {@link #NONE} for null; empty where the value is no position
   */
  public static Optional<OutboxPosition> read(byte @Nullable [] value) {
    if (value == null) {
      return Optional.of(NONE);
    }
    String text = new String(value, US_ASCII);
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text);
      long epoch = number / POSITIONS;
      return epoch > MAX_EPOCH
          ? Optional.empty()
          : Optional.of(new OutboxPosition(epoch, number % POSITIONS));
    } catch (NumberFormatException beyond64Bits) {
      return Optional.empty();
    }
  }

  /**
   * The header's value, in ASCII digits.
   *
   * @throws IllegalStateException for {@link #NONE}, which is the header's absence
   */
  public String headerValue() {
    if (position < 0) {
      throw new IllegalStateException("a record without a position has no header");
    }
    return Long.toString(epoch * POSITIONS + position);
  }

  @Override
  public int compareTo(OutboxPosition other) {
    return ORDER.compare(this, other);
  }
}

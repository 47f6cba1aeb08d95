package dev.roost.replay.rule;

import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Minutes in a row.
 *
 * @param first inclusive
 * @param last inclusive
 */
public record Minutes(Minute first, Minute last) {

  /**
   * The minutes that an interval may have spoilt, by whichever clock: the one before it began to
   * the one after it ended, since clocks differ by up to 30 s and a refusal is counted up to 3 s
   * after its request came.
   */
  public static Minutes around(Instant from, Instant to) {
    return new Minutes(Minute.of(from).plus(-1), Minute.notBefore(to));
  }

  /** Each of them, in order. */
  public Stream<Minute> stream() {
    return LongStream.rangeClosed(first.number(), last.number()).mapToObj(Minute::new);
  }

  /** Whether it is one of them. */
  public boolean contains(Minute minute) {
    return first.compareTo(minute) <= 0 && minute.compareTo(last) <= 0;
  }
}

package dev.roost.simulator.fault;

import dev.roost.simulator.error.XErrorException;
import java.util.stream.DoubleStream;

/**
 * How often what goes wrong, as shares of 0 to 1.
 *
 * @param duplicate deliveries that are sent more than once
 * @param maxCopies how often such a delivery is sent at most, the original included; 0 means 3
 * @param delay deliveries that are held back up to two seconds
 * @param reorder deliveries that are sent after the next one of the same user
 * @param reset attempts that break in the middle of the body
 * @param lostAnswer attempts that arrive whole, and whose answer is not read
 * @param timeout attempts that arrive whole, and that X ends at its time limit without having read
 *     the answer
 * @param stalledBody attempts of whose body half arrives, and nothing more until X's time limit
 * @param slowBody attempts whose body takes about a second
 * @param batch happenings with which the next ones of the same user travel in one body
 * @param sparesLast whether the last attempt at a delivery is never broken by {@code reset}, {@code
 *     lostAnswer}, {@code timeout} or {@code stalledBody}: what is given up then is the receiver's
 *     doing alone
 */
public record FaultRates(
    double duplicate,
    int maxCopies,
    double delay,
    double reorder,
    double reset,
    double lostAnswer,
    double timeout,
    double stalledBody,
    double slowBody,
    double batch,
    boolean sparesLast) {

  /** Nothing goes wrong. */
  public static final FaultRates NONE = new FaultRates(0, 3, 0, 0, 0, 0, 0, 0, 0, 0, false);

  /** Refuses what is no share, and fills in the number of copies. */
  public FaultRates {
    boolean shares =
        DoubleStream.of(
                duplicate, delay, reorder, reset, lostAnswer, timeout, stalledBody, slowBody, batch)
            .allMatch(rate -> rate >= 0 && rate <= 1);
    if (!shares || maxCopies < 0 || maxCopies > 10) {
      throw XErrorException.unusable("rates are 0 to 1, maxCopies is 2 to 10");
    }
    maxCopies = maxCopies == 0 ? 3 : Math.max(2, maxCopies);
  }
}

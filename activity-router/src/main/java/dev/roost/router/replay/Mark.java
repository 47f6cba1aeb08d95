package dev.roost.router.replay;

import dev.roost.router.delivery.Moment;
import java.time.Instant;

/**
 * What one replay job marks: what happened in its window, and was received while X was at it.
 *
 * @param webhook through which X replays
 * @param from when the window begins, inclusive
 * @param to when the window ends, exclusive
 * @param since nothing received before it is a replay: when X was asked
 * @param until what is received from then on is none any more; {@link Instant#MAX} while it lasts
 */
record Mark(Webhook webhook, Instant from, Instant to, Instant since, Instant until) {

  /** Whether an activity is marked; one of which X tells no time may be of any window. */
  boolean covers(Moment moment) {
    Instant atX = moment.atX();
    return isUnderWay(moment.receivedAt()) && (atX == null || isInside(atX));
  }

  private boolean isUnderWay(Instant time) {
    return !time.isBefore(since) && time.isBefore(until);
  }

  private boolean isInside(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}

package dev.roost.simulator.crowd;

import dev.roost.simulator.error.XErrorException;

/**
 * A rate of a crowd from some moment on.
 *
 * @param second since the crowd began
 * @param perSecond happenings a second from then on; 0 for a pause
 */
public record Pace(double second, double perSecond) {

  /** Refuses what is no moment or no rate. */
  public Pace {
    if (!(second >= 0) || !(perSecond >= 0)) {
      throw XErrorException.unusable("paces: second and perSecond are 0 or more");
    }
  }
}

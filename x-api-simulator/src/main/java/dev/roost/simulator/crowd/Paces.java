package dev.roost.simulator.crowd;

import dev.roost.simulator.error.XErrorException;
import java.util.ArrayList;
import java.util.List;

/** How many happenings a crowd has brought by when, at rates that change. */
final class Paces {

  private final List<Pace> paces = new ArrayList<>();

  /**
   * Rates in the order of their seconds.
   *
   * @param perSecond until the first of the others begins
   */
  Paces(double perSecond, List<Pace> further) {
    paces.add(new Pace(0, perSecond));
    for (Pace pace : further) {
      if (pace.second() < paces.getLast().second()) {
        throw XErrorException.unusable("paces are in the order of their seconds");
      }
      paces.add(pace);
    }
    if (paces.getLast().perSecond() == 0) {
      throw XErrorException.unusable("the last of the paces is more than 0");
    }
  }

  /** How many are due so many seconds after the beginning. */
  double due(double seconds) {
    double due = 0;
    for (int i = 0; i < paces.size() && paces.get(i).second() < seconds; i++) {
      double until = i + 1 < paces.size() ? paces.get(i + 1).second() : Double.POSITIVE_INFINITY;
      due += (Math.min(until, seconds) - paces.get(i).second()) * paces.get(i).perSecond();
    }
    return due;
  }
}

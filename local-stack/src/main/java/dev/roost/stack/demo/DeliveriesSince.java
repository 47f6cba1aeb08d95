package dev.roost.stack.demo;

import dev.roost.stack.simulator.DeliveryLog;
import dev.roost.stack.simulator.DeliveryLog.Delivery;
import dev.roost.stack.simulator.SimulatorClient;
import dev.roost.stack.simulator.SimulatorException;
import java.util.ArrayList;
import java.util.List;

/**
 * X's log of deliveries after a place in it.
 *
 * @param after the sequence number of that place
 */
record DeliveriesSince(SimulatorClient simulator, long after) {

  private static final long LARGEST_STEP = 1L << 40;

  /** The log after where it ends now. By halving: a log in use is far too long to be read. */
  static DeliveriesSince now(SimulatorClient simulator)
      throws SimulatorException, InterruptedException {
    long end = 0;
    for (long step = LARGEST_STEP; step > 0; step /= 2) {
      if (simulator.hasDeliveriesAfter(end + step - 1)) {
        end += step;
      }
    }
    return new DeliveriesSince(simulator, end);
  }

  /** All of them. */
  List<Delivery> read() throws SimulatorException, InterruptedException {
    List<Delivery> all = new ArrayList<>();
    long next = after;
    DeliveryLog page = simulator.deliveries(next);
    while (!page.deliveries().isEmpty()) {
      all.addAll(page.deliveries());
      next = page.next();
      page = simulator.deliveries(next);
    }
    return all;
  }
}

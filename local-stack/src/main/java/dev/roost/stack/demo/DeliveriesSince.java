package dev.roost.stack.demo;

import dev.roost.simulatorclient.DeliveryLog.Delivery;
import dev.roost.simulatorclient.SimulatorClient;
import java.util.List;

/**
 * X's log of deliveries after a place in it.
 *
 * @param after the sequence number of that place
 */
record DeliveriesSince(SimulatorClient simulator, long after) {

  private static final long LARGEST_STEP = 1L << 40;

  /** The log after where it ends now. By halving: a log in use is far too long to be read. */
  static DeliveriesSince now(SimulatorClient simulator) {
    long end = 0;
    for (long step = LARGEST_STEP; step > 0; step /= 2) {
      if (simulator.hasDeliveriesAfter(end + step - 1)) {
        end += step;
      }
    }
    return new DeliveriesSince(simulator, end);
  }

  /** All of them. */
  List<Delivery> read() {
    return simulator.deliveries(after);
  }
}

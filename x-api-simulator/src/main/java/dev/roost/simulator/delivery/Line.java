package dev.roost.simulator.delivery;

import dev.roost.simulator.fault.Mischief;

/** The way to a webhook. */
interface Line {

  /** Sends the letter, with what goes wrong on purpose, and tells the trip how it went. */
  void send(Letter letter, Mischief mischief, Trip trip);
}

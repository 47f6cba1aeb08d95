package dev.roost.simulator.delivery;

/** The way to a webhook. */
interface Line {

  /** Sends the letter, with what the trip says goes wrong, and tells the trip how it went. */
  void send(Letter letter, Trip trip);
}

package dev.roost.simulator.delivery;

import java.time.Duration;

/** Runs things later; tests drive it by hand. */
interface Timer {

  /** Runs the task once, after that time. */
  void after(Duration wait, Runnable task);
}

package dev.roost.system.oracle;

import java.time.Instant;

/**
 * The replay job that sent a delivery.
 *
 * @param job X's id of it
 * @param from the window's first minute, inclusive
 * @param to the window's end, exclusive
 * @param begunAt wall time at which X took the job
 */
public record ReplayWindow(String job, Instant from, Instant to, Instant begunAt) {

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}

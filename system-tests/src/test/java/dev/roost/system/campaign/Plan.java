package dev.roost.system.campaign;

import dev.roost.system.fault.Schedule;

/**
 * All that a seed is: drawn before anything starts, so that the same seed is the same plan.
 *
 * @param schedule the troubles, and how long all of it lasts
 */
public record Plan(
    long seed, Traffic traffic, DeliveryFaults faults, Orders orders, Schedule schedule) {

  /** The plan of a seed. */
  public static Plan of(long seed) {
    Schedule schedule = Schedule.of(seed);
    return new Plan(
        seed,
        Traffic.of(seed, schedule.lasts()),
        DeliveryFaults.of(seed),
        Orders.of(seed, schedule.lasts()),
        schedule);
  }
}

package dev.roost.simulator.fault;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong with one delivery as a whole.
 *
 * @param copies when each further copy is sent, counted from the original
 * @param delay how long it is held back; zero for not at all
 * @param reorder whether it waits for the next delivery of the same user
 */
public record FaultPlan(List<Duration> copies, Duration delay, boolean reorder) {}

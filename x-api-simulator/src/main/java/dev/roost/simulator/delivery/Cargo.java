package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered.
 *
 * @param copy 0 for the original
 * @param replay the replay job that sends it again; absent for the first time
 */
record Cargo(List<Happening> happenings, int copy, Body body, @Nullable String replay) {}

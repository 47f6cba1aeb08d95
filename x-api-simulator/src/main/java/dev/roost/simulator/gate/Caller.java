package dev.roost.simulator.gate;

import dev.roost.simulator.app.App;

/**
 * Who calls.
 *
 * @param userId the user in whose name; empty for an app on its own
 */
public record Caller(App app, String userId) {}

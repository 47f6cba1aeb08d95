package dev.roost.simulator.webhook;

import java.util.Set;

/**
 * How many webhooks there may be.
 *
 * @param apps the apps among which they are counted: all of one account
 * @param most how many they may have together
 */
public record Quota(Set<String> apps, int most) {

  static final Quota NONE = new Quota(Set.of(), Integer.MAX_VALUE);
}

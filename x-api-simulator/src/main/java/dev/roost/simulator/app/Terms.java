package dev.roost.simulator.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What X lets an app do.
 *
 * @param callbacks the addresses to which people may be sent back; exactly so; without one there is
 *     no way back but a PIN
 * @param permission what its tokens may do at most
 * @param accountActivity whether X has enabled the Account Activity API for it
 * @param tier how much of version 2 it may use
 * @param isEnrolled whether it is in a package that has version 2 at all
 * @param subscriptionCap how many activity subscriptions it may have, in place of its tier's number
 */
public record Terms(
    List<String> callbacks,
    Permission permission,
    boolean accountActivity,
    Tier tier,
    @JsonProperty("enrolled") boolean isEnrolled,
    @Nullable Integer subscriptionCap) {

  /** A copy of the callbacks is kept. */
  public Terms {
    callbacks = List.copyOf(callbacks);
  }

  /** How many activity subscriptions it may have. */
  @JsonIgnore
  public int activitySubscriptions() {
    return subscriptionCap == null ? tier.activitySubscriptions() : subscriptionCap;
  }

  /** Terms of an enterprise's app. */
  public Terms(List<String> callbacks, Permission permission, boolean accountActivity) {
    this(callbacks, permission, accountActivity, Tier.ENTERPRISE, true, null);
  }

  static Terms usual() {
    return new Terms(List.of(), Permission.DIRECT_MESSAGES, true);
  }
}

package dev.roost.simulator.delivery;

import dev.roost.simulator.activity.Body;
import dev.roost.simulator.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * One activity for one user and one webhook.
 *
 * @param number 1 for the first since the start, in the order of happening
 * @param kind the key of the body that tells the kind
 * @param userId whom it is about; the order of deliveries is kept per user
 * @param forUserId the same as the body says it; absent where the body names no user
 * @param body the activity alone, as a whole payload
 * @param act the act it tells of; absent for what nobody did, such as the end of a replay job
 */
public record Happening(
    long number,
    String kind,
    String userId,
    @Nullable String forUserId,
    Webhook webhook,
    Body body,
    @Nullable ActRecord act) {

  /** {@code h-1} for the first. */
  public String id() {
    return "h-" + number;
  }
}

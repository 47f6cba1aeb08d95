package dev.roost.subscriptions.budget;

import dev.roost.xapi.endpoint.Explanation;
import java.time.Instant;

/** X was not asked: what its rate limit leaves to this call is used up. Holds no user's id. */
public final class BudgetExhaustedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Instant resetAt;
  private final Instant retryAt;
  private final boolean reserved;

  /**
   * @param resetAt when X begins to count anew, as far as is known
   * @param retryAt when to ask again: not before, and not with all others
   * @param reserved whether calls are left, and kept for work
   */
  BudgetExhaustedException(Instant resetAt, Instant retryAt, boolean reserved) {
    super("X is not asked: its rate limit is used up.", null, false, false);
    this.resetAt = resetAt;
    this.retryAt = retryAt;
    this.reserved = reserved;
  }

  /** When to ask again. */
  public Instant retryAt() {
    return retryAt;
  }

  /** What happened, why that may be and what to do. */
  public Explanation explanation() {
    return new Explanation(
        reserved
            ? "X was not asked: the calls that X allows until " + resetAt + " are kept for work"
            : "X was not asked: the calls that X allows until " + resetAt + " are used up",
        "X limits how often an app may call each endpoint in 15 minutes, and all replicas share it.",
        reserved
            ? "Ask again after that; what is ordered goes on."
            : "It goes on by itself after that.");
  }
}

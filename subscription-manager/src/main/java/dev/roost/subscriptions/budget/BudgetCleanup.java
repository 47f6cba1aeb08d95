package dev.roost.subscriptions.budget;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets limits of users that X has begun to count anew: one row for each user who connected. */
@ApplicationScoped
public class BudgetCleanup {

  /** X's window four times: a row is worth keeping while its limit may be used up. */
  private static final Duration OVER = Duration.ofHours(1);

  /** In one statement, well under a second. */
  private static final int AT_ONCE = 1000;

  private final RateLimitStore store;

  BudgetCleanup(RateLimitStore store) {
    this.store = store;
  }

  /** Some of them. */
  public Uni<Void> run() {
    return store.forgetUsers(OVER, AT_ONCE).replaceWithVoid();
  }
}

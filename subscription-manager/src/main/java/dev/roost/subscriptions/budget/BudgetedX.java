package dev.roost.subscriptions.budget;

import dev.roost.vaultclient.XAccounts;
import dev.roost.vaultclient.XConfig;
import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Random;

/** X, as each app: every call is subtracted from the app's budget right before it is sent. */
@ApplicationScoped
public class BudgetedX {

  private final XAccounts x;
  private final AppBudget.Shared shared;

  BudgetedX(
      XAccounts x,
      RateLimitStore store,
      BudgetConfig config,
      XConfig xConfig,
      Clock clock,
      MeterRegistry metrics) {
    this.x = x;
    RateLimitPause pause =
        new RateLimitPause(
            xConfig.rateLimit().minPause(),
            xConfig.rateLimit().maxPause(),
            xConfig.rateLimit().jitter());
    this.shared = new AppBudget.Shared(store, config, pause, clock, new Random(), metrics);
  }

  /** X, where no row is held. */
  public AccountActivityClient of(String app, Priority priority) {
    return of(app, priority, CallGuard.NONE);
  }

  /**
   * X, asked in the name of this app.
   *
   * @param priority decides how much of each limit is left to others
   * @param guard stands before each call, its signature included
   */
  public AccountActivityClient of(String app, Priority priority, CallGuard guard) {
    return x.of(app, guard, new AppBudget(shared, app, priority));
  }
}

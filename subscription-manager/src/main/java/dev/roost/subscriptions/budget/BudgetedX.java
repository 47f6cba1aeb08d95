package dev.roost.subscriptions.budget;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.account.AccountActivity;
import dev.roost.subscriptions.account.AccountActivity1;
import dev.roost.subscriptions.account.AccountActivity2;
import dev.roost.vaultclient.XAccounts;
import dev.roost.vaultclient.XConfig;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.v2.XApi2Client;
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
  public AccountActivity of(Api api, String app, Priority priority) {
    return of(api, app, priority, CallGuard.NONE);
  }

  /**
   * X's version 2, asked in the name of this app.
   *
   * @param priority decides how much of each limit is left to others
   * @param guard stands before each call
   */
  public XApi2Client version2(String app, Priority priority, CallGuard guard) {
    return x.v2(app, guard, new AppBudget(shared, app, priority));
  }

  /**
   * X, asked in the name of this app.
   *
   * @param api below {@code /1.1} or below {@code /2}
   * @param priority decides how much of each limit is left to others
   * @param guard stands before each call, its signature included
   */
  public AccountActivity of(Api api, String app, Priority priority, CallGuard guard) {
    AppBudget budget = new AppBudget(shared, app, priority);
    return switch (api) {
      case V1_1 -> new AccountActivity1(x.of(app, guard, budget));
      case V2 -> new AccountActivity2(x.v2(app, guard, budget));
    };
  }
}

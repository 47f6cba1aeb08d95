package dev.roost.subscriptions.budget;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.budget.RateLimitStore.LimitKey;
import dev.roost.subscriptions.budget.RateLimitStore.Spending;
import dev.roost.xapi.endpoint.Actor;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimitStatus;
import dev.roost.xapi.endpoint.RateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** One app's calls of one priority. */
final class AppBudget implements RateLimiter {

  private static final KeyedLogger LOG = KeyedLogger.of(AppBudget.class);

  /** What all apps share. */
  record Shared(
      RateLimitStore store,
      BudgetConfig config,
      RateLimitPause pause,
      Clock clock,
      RandomGenerator random,
      MeterRegistry metrics) {}

  private final Shared shared;
  private final String app;
  private final Priority priority;

  AppBudget(Shared shared, String app, Priority priority) {
    this.shared = shared;
    this.app = app;
    this.priority = priority;
  }

  @Override
  public Uni<Void> acquire(Endpoint endpoint, Actor actor) {
    double reserved = shared.config().reservedFrom(priority);
    return shared
        .store()
        .spend(limit(endpoint, actor), DocumentedRates.of(endpoint), reserved)
        .invoke(spending -> count(spending.spent() ? "sent" : "budget-exhausted"))
        .flatMap(spending ->
            spending.spent()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(exhausted(spending)));
  }

  private BudgetExhaustedException exhausted(Spending spending) {
    Instant now = shared.clock().instant();
    Instant reset = now.plus(spending.untilReset());
    return new BudgetExhaustedException(
        reset, shared.pause().end(now, reset, shared.random()), spending.remaining() > 0);
  }

  /** X's answer counts, whether it could be written down or not: the call was subtracted before. */
  @Override
  public Uni<Void> update(Endpoint endpoint, Actor actor, RateLimitStatus said) {
    if (said.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return shared
        .store()
        .learn(limit(endpoint, actor), said, shared.pause())
        .onFailure()
        .invoke(failure ->
            LOG.warn(
                "X's rate limit could not be stored",
                key("app", app),
                key("endpoint", endpoint.label()),
                key("error", failure.getClass().getSimpleName())))
        .onFailure()
        .recoverWithNull();
  }

  private LimitKey limit(Endpoint endpoint, Actor actor) {
    String user = actor instanceof Actor.User(String userId) ? userId : "";
    return new LimitKey(app, endpoint.key(), user);
  }

  private void count(String outcome) {
    shared
        .metrics()
        .counter("roost.subscriptions.x.requests", "priority", priority.tag(), "outcome", outcome)
        .increment();
  }
}

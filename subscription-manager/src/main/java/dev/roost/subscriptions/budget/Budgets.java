package dev.roost.subscriptions.budget;

import dev.roost.subscriptions.budget.RateLimitStore.LimitKey;
import dev.roost.xapi.endpoint.Endpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** What is left of X's limits, to be shown. */
@ApplicationScoped
public class Budgets {

  private final RateLimitStore store;

  Budgets(RateLimitStore store) {
    this.store = store;
  }

  /** What is left of the app's calls of this endpoint. */
  public Uni<CallsLeft> left(SqlClient db, String app, Endpoint endpoint) {
    return store.left(db, new LimitKey(app, endpoint.key(), ""), DocumentedRates.of(endpoint));
  }
}

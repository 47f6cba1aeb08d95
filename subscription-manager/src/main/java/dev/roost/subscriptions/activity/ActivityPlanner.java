package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.activity.ActivityPlan.Calls;
import dev.roost.subscriptions.budget.Budgets;
import dev.roost.subscriptions.budget.CallsLeft;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says beforehand what wanted event types take at X, and whether the app may have them. */
@ApplicationScoped
public class ActivityPlanner {

  private final EventTypesOfUsers users;
  private final ActivitySettings settings;
  private final Budgets budgets;
  private final Clock clock;

  ActivityPlanner(
      EventTypesOfUsers users, ActivitySettings settings, Budgets budgets, Clock clock) {
    this.users = users;
    this.settings = settings;
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * The plan.
   *
   * @param wanted the event types of the users who are to be subscribed
   * @param subscribe users who are to be subscribed, or to other types than now
   * @param end users who are not any more
   * @param wantedOfOthers how many subscriptions of all other users the app wants
   */
  public Uni<ActivityPlan> of(
      SqlClient db,
      Webhook webhook,
      Set<EventType> wanted,
      Collection<String> subscribe,
      Collection<String> end,
      long wantedOfOthers) {
    Set<String> all = new HashSet<>(subscribe);
    all.addAll(end);
    String app = webhook.key().app();
    return users
        .of(db, webhook.key(), all)
        .map(rows ->
            calls(wanted, subscribe, rows, webhook).and(calls(Set.of(), end, rows, webhook)))
        .flatMap(calls ->
            settings
                .maxSubscriptions(db, app)
                .flatMap(max ->
                    budgets
                        .left(db, app, Operation.CREATE_SUBSCRIPTION)
                        .map(left ->
                            plan(
                                calls,
                                left,
                                max,
                                wanted.size(),
                                subscribe.size(),
                                wantedOfOthers))));
  }

  private static Calls calls(
      Set<EventType> wanted,
      Collection<String> users,
      Map<String, List<EventSubscription>> rows,
      Webhook webhook) {
    return users.stream()
        .map(user -> Calls.of(wanted, rows.getOrDefault(user, List.of()), webhook.webhookId()))
        .reduce(Calls.NONE, Calls::and);
  }

  private ActivityPlan plan(
      Calls calls, CallsLeft left, int max, int types, int subscribe, long wantedOfOthers) {
    // One more for the revocations of the whole app.
    long others = wantedOfOthers + 1;
    long room = types == 0 ? 0 : Math.max(0, max - others) / types;
    return new ActivityPlan(
        calls.create(),
        calls.update(),
        calls.delete(),
        calls.all(),
        left.endOf(calls.create(), clock.instant()),
        others + (long) types * subscribe,
        max,
        Math.min(room, subscribe));
  }
}

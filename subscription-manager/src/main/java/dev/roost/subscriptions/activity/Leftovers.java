package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.activity.ActivityAtX.Leftover;
import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.ActivitySubscriptions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds in X's list what nobody wants here. */
@ApplicationScoped
public class Leftovers {

  /** What one response shows; whoever has more deletes some and looks again. */
  private static final int SHOWN = 1000;

  private final EventSubscriptionStore store;
  private final Pool database;

  Leftovers(EventSubscriptionStore store, Pool database) {
    this.store = store;
    this.database = database;
  }

  /** What X has, and what of it is a leftover. */
  public Uni<ActivityAtX> in(String app, ActivitySubscriptions list) {
    return store
        .idsAtX(database, app)
        .map(ids -> {
          Set<String> ours = new HashSet<>(ids);
          List<Leftover> others =
              list.subscriptions().stream()
                  .filter(one -> !ours.contains(one.subscriptionId()))
                  .map(Leftovers::leftover)
                  .toList();
          return new ActivityAtX(
              list.subscriptions().size(),
              list.isWhole(),
              others.size(),
              others.subList(0, Math.min(SHOWN, others.size())));
        });
  }

  private static Leftover leftover(ActivitySubscription one) {
    return new Leftover(
        one.subscriptionId(),
        one.eventType(),
        one.userId().orElse(null),
        one.tag().orElse(null),
        one.webhookId().orElse(null),
        one.expiresAt().orElse(null));
  }
}

package dev.roost.simulator.act;

import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.v2.activity.ActivitySubscriptions;
import dev.roost.simulator.webhook.Subscriptions;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What ends with a user's consent: tokens of both kinds, and the subscriptions that need it. */
@Singleton
final class Withdrawals {

  private final Apps apps;
  private final AccessTokens tokens;
  private final Grants grants;
  private final Subscriptions subscriptions;
  private final ActivitySubscriptions activitySubscriptions;

  Withdrawals(
      Apps apps,
      AccessTokens tokens,
      Grants grants,
      Subscriptions subscriptions,
      ActivitySubscriptions activitySubscriptions) {
    this.apps = apps;
    this.tokens = tokens;
    this.grants = grants;
    this.subscriptions = subscriptions;
    this.activitySubscriptions = activitySubscriptions;
  }

  /** Ends what the user let that app do; what all apps may do where none is named. */
  void of(String userId, @Nullable String app) {
    if (app == null) {
      subscriptions.removeAll(userId);
      activitySubscriptions.endConsented(userId);
      tokens.revokeAll(userId);
      grants.withdrawAll(userId);
    } else {
      of(userId, apps.get(app));
    }
  }

  private void of(String userId, App app) {
    subscriptions.removeAll(userId, app.app());
    activitySubscriptions.endConsented(userId, app.app());
    tokens.revokeAll(userId, app);
    grants.withdraw(app.app(), userId);
  }
}

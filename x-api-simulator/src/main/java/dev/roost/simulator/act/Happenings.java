package dev.roost.simulator.act;

import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.billing.Bills;
import dev.roost.simulator.delivery.ActRecord;
import dev.roost.simulator.delivery.Dispatch;
import dev.roost.simulator.delivery.Happening;
import dev.roost.simulator.seed.EventClock;
import dev.roost.simulator.state.Forgetful;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.user.User;
import dev.roost.simulator.v2.activity.ActivityFeed;
import dev.roost.simulator.v2.activity.ActivityFeed.Notification;
import dev.roost.simulator.v2.activity.ActivitySubscriptions;
import dev.roost.simulator.webhook.Subscriptions;
import dev.roost.simulator.webhook.Webhook;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes happenings of what users are told: one for each webhook, of the Account Activity API first,
 * and of the X Activity API beside it.
 */
@Singleton
final class Happenings implements Forgetful {

  private final Subscriptions subscriptions;
  private final ActivitySubscriptions activitySubscriptions;
  private final ActivityFeed feed;
  private final CurrentSwitches switches;
  private final Apps apps;
  private final Bills bills;
  private final Dispatch dispatch;
  private final EventClock clock;
  private long happenings;

  Happenings(
      Subscriptions subscriptions,
      ActivitySubscriptions activitySubscriptions,
      ActivityFeed feed,
      CurrentSwitches switches,
      Apps apps,
      Bills bills,
      Dispatch dispatch,
      EventClock clock) {
    this.subscriptions = subscriptions;
    this.activitySubscriptions = activitySubscriptions;
    this.feed = feed;
    this.switches = switches;
    this.apps = apps;
    this.bills = bills;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  /**
   * Tells one user's webhooks. All of them get the same moment, so an app with two webhooks gets
   * the same event twice, and the log says the same act of all of them.
   *
   * @param done the act it is told of, at that moment in milliseconds
   * @param most how many happenings it may bring at most
   */
  synchronized List<Happening> of(Deed.Notice notice, LongFunction<ActRecord> done, int most) {
    User user = notice.user();
    List<Webhook> webhooks = accountActivity(user, notice.activity());
    boolean isFollowed = feed.concerns(user, notice.activity());
    if (most <= 0 || (webhooks.isEmpty() && !isFollowed)) {
      return List.of();
    }
    long millis = clock.next();
    ActRecord act = done.apply(millis);
    List<Happening> told = new ArrayList<>();
    for (Webhook webhook : webhooks) {
      if (told.size() < most) {
        told.add(accept(happening(notice, webhook, act)));
      }
    }
    if (isFollowed) {
      feed.of(user, notice.activity(), millis).stream()
          .limit((long) most - told.size())
          .map(notification -> accept(notification, act))
          .forEach(told::add);
    }
    return told;
  }

  /** Tells of an event of the X Activity API that no act brought about. */
  synchronized Happening accept(Notification notification) {
    return accept(notification, null);
  }

  private Happening accept(Notification notification, @Nullable ActRecord act) {
    String userId = notification.userId();
    Happening happening =
        accept(
            new Happening(
                ++happenings,
                notification.eventType(),
                userId,
                userId.isEmpty() ? null : userId,
                notification.webhook(),
                notification.body(),
                act));
    bills.add(happening.webhook().app(), happening.kind(), happening.number());
    return happening;
  }

  @Override
  public synchronized void forget() {
    happenings = 0;
  }

  private List<Webhook> accountActivity(User user, Activity activity) {
    List<Webhook> webhooks =
        subscriptions.validWebhooksOf(user.id()).stream()
            .filter(webhook -> activity.concerns(webhook.app()))
            .toList();
    return switches.is(Switch.SIDE_BY_SIDE, "both")
        ? webhooks
        : webhooks.stream().filter(it -> !activitySubscriptions.has(it.app(), user.id())).toList();
  }

  private Happening happening(Deed.Notice notice, Webhook webhook, ActRecord act) {
    Activity activity = notice.activity();
    User user = notice.user();
    Body body = Body.of(activity.body(user, act.at().toEpochMilli(), apps.get(webhook.app())));
    String forUserId = activity.namesUser() ? user.id() : null;
    return new Happening(++happenings, activity.kind(), user.id(), forUserId, webhook, body, act);
  }

  private Happening accept(Happening happening) {
    dispatch.accept(happening);
    return happening;
  }
}

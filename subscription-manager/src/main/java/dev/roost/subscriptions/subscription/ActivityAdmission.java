package dev.roost.subscriptions.subscription;

import dev.roost.admin.problem.ProblemException;
import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.subscriptions.activity.ActivityPlan;
import dev.roost.subscriptions.activity.ActivityPlanner;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks, before anything is written, whether what is wanted can be had. */
@ApplicationScoped
class ActivityAdmission {

  private final ActivityDemand demand;
  private final ActivityPlanner planner;

  ActivityAdmission(ActivityDemand demand, ActivityPlanner planner) {
    this.demand = demand;
    this.planner = planner;
  }

  /** 409 where the webhook is of an API that does not have these events. */
  static void refuseOfApi11(Webhook webhook, WantedEvents events) {
    if (events.isActivity() && webhook.api() != WebhookState.Api.V2) {
      throw ProblemType.ACTIVITY_NEEDS_API_2.exception(
          "X delivers event types through webhooks of its version 2 alone. PUT an endpoint with"
              + " another name and \"api\":\"2\", and subscribe the users there.");
    }
  }

  /** 409 where a user is subscribed to the other API's events through the same webhook. */
  static void refuseOtherKind(Subscription before, WantedEvents events) {
    if (isOtherKind(before, events)) {
      throw otherKind(before.events(), events, 1);
    }
  }

  static boolean isOtherKind(Subscription before, WantedEvents events) {
    return !before.isFresh() && !before.isOver() && before.events().api() != events.api();
  }

  static ProblemException otherKind(WantedEvents now, WantedEvents events, long users) {
    return ProblemType.SUBSCRIPTION_API_IS_FIXED.exception(
        ("%d users are subscribed through this webhook with \"api\":\"%s\". DELETE their"
                + " subscriptions first, or subscribe them with \"api\":\"%s\" through another"
                + " endpoint, and delete these when activities come there.")
            .formatted(users, now.api().wire(), events.api().wire()));
  }

  /** The plan, or a 409 where the app may not have it. Nobody else changes it meanwhile. */
  Uni<ActivityPlan> plan(
      SqlConnection tx,
      Webhook webhook,
      WantedEvents events,
      Collection<String> subscribe,
      Collection<String> end) {
    List<String> changed = new ArrayList<>(subscribe);
    changed.addAll(end);
    return demand
        .lock(tx, webhook.key().app())
        .flatMap(_ -> demand.elsewhere(tx, webhook.key(), subscribe, events.names()))
        .invoke(ActivityAdmission::refuseElsewhere)
        .flatMap(_ -> demand.ofOthers(tx, webhook.key(), changed))
        .flatMap(others -> planner.of(tx, webhook, events.eventTypes(), subscribe, end, others));
  }

  private static void refuseElsewhere(long users) {
    if (users > 0) {
      throw ProblemType.SUBSCRIPTION_ELSEWHERE.exception(
          users
              + " of the users are subscribed to some of these event types through another endpoint"
              + " of the app, and X has one subscription for each user and event type. End those"
              + " first, or leave these types out.");
    }
  }

  /** 409 where the app may not have so many. */
  static void refuseTooMany(ActivityPlan plan) {
    if (!plan.fits()) {
      throw ProblemType.TOO_MANY_SUBSCRIPTIONS.exception(
          ("The app would want %d subscriptions of the X Activity API, and may have %d. Nothing was"
                  + " done. With these event types %d of the users fit: take fewer users, or a"
                  + " smaller profile. Where X allows more, PUT /api/v1/apps/{app}/activity with"
                  + " maxSubscriptions.")
              .formatted(plan.wantedAfter(), plan.maxSubscriptions(), plan.fittingUsers()));
    }
  }
}

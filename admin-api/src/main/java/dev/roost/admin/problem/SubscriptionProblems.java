package dev.roost.admin.problem;

/** What concerns webhooks and subscriptions. */
final class SubscriptionProblems {

  static final Definition UNKNOWN_WEBHOOK =
      Definition.of(
          404, "unknown-webhook", "No such webhook", "The app has no webhook of this name.");

  static final Definition WEBHOOK_NOT_AT_X =
      Definition.of(
          409,
          "webhook-not-at-x",
          "Webhook not registered at X",
          "X does not have the webhook, so it cannot be asked about it.");

  static final Definition WEBHOOK_DELETED =
      Definition.of(
          409, "webhook-deleted", "Webhook deleted", "The webhook was deleted; PUT it first.");

  static final Definition URL_IS_FIXED =
      Definition.of(
          409,
          "url-is-fixed",
          "X does not change a webhook's URL",
          "X has this webhook with another URL; move it instead.");

  static final Definition API_IS_FIXED =
      Definition.of(
          409,
          "api-is-fixed",
          "An endpoint keeps its X API",
          "The endpoint has a webhook of another of X's APIs; another endpoint is needed.");

  static final Definition WEBHOOK_URL_TAKEN =
      Definition.of(
          409,
          "webhook-url-taken",
          "Another endpoint has this URL",
          "X keeps one webhook for each URL; the detail names the endpoint that has it.");

  static final Definition MOVE_UNDER_WAY =
      Definition.of(
          409, "move-under-way", "Another move is in progress", "Another move has not ended yet.");

  static final Definition TOO_MANY_REMOVALS =
      Definition.of(
          409,
          "too-many-removals",
          "Too many users would be removed",
          "More users would be unsubscribed than may be without \"confirm\":true.");

  static final Definition ACTIVITY_NEEDS_API_2 =
      Definition.of(
          409,
          "activity-needs-api-2",
          "Webhook of X's version 1.1",
          "Event types are delivered through webhooks of X's version 2 alone.");

  static final Definition SUBSCRIPTION_API_IS_FIXED =
      Definition.of(
          409,
          "subscription-api-is-fixed",
          "Subscribed by another of X's APIs",
          "A user's subscription through a webhook is of account activity or of event types, not both.");

  static final Definition SUBSCRIPTION_ELSEWHERE =
      Definition.of(
          409,
          "subscription-elsewhere",
          "Subscribed through another endpoint",
          "X has one subscription for each user and event type of an app.");

  static final Definition TOO_MANY_SUBSCRIPTIONS =
      Definition.of(
          409,
          "too-many-subscriptions",
          "Too many subscriptions",
          "The app may not have so many subscriptions; the detail says how many users fit.");

  static final Definition UNKNOWN_SUBSCRIPTION =
      Definition.of(
          404,
          "unknown-subscription",
          "No such subscription",
          "This user was never subscribed through this webhook.");

  static final Definition USER_NOT_CONNECTED =
      Definition.of(
          409,
          "user-not-connected",
          "User not connected",
          "The user must connect first; the detail says where.");

  private SubscriptionProblems() {}
}

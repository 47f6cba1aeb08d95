package dev.roost.admin.problem;

import dev.roost.contracts.vault.VaultProblem;

/**
 * Every kind of problem that an admin API answers with: one type has one status and one title. A
 * type is never renamed, since clients compare it; a title is for people and may change.
 */
public enum ProblemType {
  /** A parameter or the body is not of the form that the call takes. */
  INVALID_REQUEST(
      400,
      "invalid-request",
      "Invalid request",
      "A parameter or the body is not of the documented form; parameter names it."),
  /** There is no valid bearer token. */
  UNAUTHORIZED(
      401,
      "unauthorized",
      "Not authenticated",
      "There is no bearer token, or it is not valid for this service."),
  /** The token is valid, and none of its roles may call the route. */
  FORBIDDEN(
      403, "forbidden", "Not allowed", "The token is valid, but none of its roles may do this."),
  /** No route has this path. */
  NOT_FOUND(404, "not-found", "Not found", "No route has this path; see /q/openapi."),
  /** The path has a route, but none for this method. */
  METHOD_NOT_ALLOWED(
      405,
      "method-not-allowed",
      "Method not allowed",
      "The path does not take this method; Allow lists those that it takes."),
  /** The client accepts no media type that the route has. */
  NOT_ACCEPTABLE(
      406,
      "not-acceptable",
      "Not acceptable",
      "Accept names no media type that this route responds with."),
  /** The body is larger than the service reads. */
  CONTENT_TOO_LARGE(
      413, "content-too-large", "Content too large", "The body is larger than this service reads."),
  /** The body has a media type that the route does not read. */
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "Unsupported media type",
      "The body's Content-Type is not application/json."),
  /** A failure of the service. */
  INTERNAL(
      500,
      "internal",
      "Internal error",
      "The service failed; the likely cause is a dependency that is down."),
  /** PostgreSQL was not reached, or gave no answer in time. */
  DATABASE_UNAVAILABLE(
      503,
      "database-unavailable",
      "Database unavailable",
      "PostgreSQL was not reached or gave no answer in time; try again later."),
  /** Another transaction has locked what the request would change. */
  LOCK_NOT_AVAILABLE(
      503,
      "lock-not-available",
      "Lock not available",
      "Another request changes the same thing and has not ended; send the request again."),

  /** The vault, or this service, knows no such app. */
  UNKNOWN_APP(404, VaultProblem.UNKNOWN_APP, "No such app", "There is no app of this name."),
  /** The vault has no token of the user. */
  UNKNOWN_USER_TOKEN(
      404,
      VaultProblem.UNKNOWN_USER_TOKEN,
      "No token of this user",
      "The vault has no token of this user for this app."),
  /** There is no such handshake, or it has ended. */
  UNKNOWN_HANDSHAKE(
      404,
      VaultProblem.UNKNOWN_HANDSHAKE,
      "No such handshake",
      "It was dropped, has expired, was refused by X, or the token is not its own."),
  /** Another request is completing the handshake. */
  HANDSHAKE_IN_PROGRESS(
      409,
      VaultProblem.HANDSHAKE_IN_PROGRESS,
      "Handshake in progress",
      "Another request is completing this handshake; ask again in a few seconds."),
  /** The app never had this webhook secret. */
  UNKNOWN_WEBHOOK_SECRET(
      404,
      "unknown-webhook-secret",
      "No such webhook secret",
      "The app never had a webhook secret with this id."),
  /** The app's data key was never rotated. */
  NO_ROTATION(404, "no-rotation", "No key rotation", "The data key of this app was never rotated."),
  /** The request to X is not one of those that the calling service may make. */
  NOT_YOUR_REQUEST(
      403,
      VaultProblem.NOT_YOUR_REQUEST,
      "Request to X not allowed for this service",
      "The request to X is not one that the calling service may make."),
  /** The app has no owner token. */
  NO_OWNER_TOKEN(
      409,
      VaultProblem.NO_OWNER_TOKEN,
      "The app has no owner token",
      "X requires the app owner's signature, and no owner token is stored."),
  /** A call takes a user's OAuth 2.0 token. */
  NO_OAUTH2_USER_TOKEN(
      409,
      VaultProblem.NO_OAUTH2_USER_TOKEN,
      "No OAuth 2.0 token of this user",
      "The call takes the user's OAuth 2.0 token, and the vault holds none."),
  /** The app has no consumer credential. */
  NO_CONSUMER(
      409,
      VaultProblem.NO_CONSUMER,
      "The app has no consumer credential",
      "Nothing can be signed without the app's consumer key and secret."),
  /** A stored secret does not open with the vault's keys. */
  UNREADABLE_SECRET(
      409,
      "unreadable-secret",
      "Stored secret cannot be opened",
      "A secret of the app does not open with the vault's keys; store it again, or delete it."),
  /** The last secret that the app's deliveries can be verified with. */
  LAST_WEBHOOK_SECRET(
      409,
      "last-webhook-secret",
      "Last webhook secret of its family",
      "Without it no delivery could be verified."),
  /** X signs deliveries with this webhook secret. */
  WEBHOOK_SECRET_IN_USE(
      409,
      "webhook-secret-in-use",
      "Webhook secret in use",
      "The secret verified deliveries a short while ago; the detail says which, and when."),

  /** X rejected the request. */
  X_REFUSED(
      502,
      VaultProblem.X_REFUSED,
      "Upstream rejected the request",
      "X rejected the request; the detail says why and what to do."),
  /** X was not reached, or gave no usable response. */
  X_UNAVAILABLE(
      503,
      VaultProblem.X_UNAVAILABLE,
      "Upstream unavailable",
      "X gave no usable response; try again later."),
  /** X was asked and gave no answer. */
  X_UNREACHABLE(
      503,
      VaultProblem.X_UNREACHABLE,
      "No answer from upstream",
      "X was asked and gave no answer; whether it acted is not known."),
  /** X's rate limit is used up. */
  X_RATE_LIMITED(
      429,
      "x-rate-limited",
      "Rate limited by X",
      "X takes no more requests for now; Retry-After says until when."),
  /** token-vault rejected the service's request. */
  VAULT_REFUSED(
      502,
      "vault-refused",
      "Upstream rejected the request",
      "token-vault rejected the request; the detail says why and what to do."),
  /** token-vault was not reached, or gave no usable response. */
  VAULT_UNAVAILABLE(
      503,
      "vault-unavailable",
      "Upstream unavailable",
      "token-vault gave no usable response; try again later."),

  /** The app has no webhook of this name. */
  UNKNOWN_WEBHOOK(
      404, "unknown-webhook", "No such webhook", "The app has no webhook of this name."),
  /** The webhook exists, but X does not have it. */
  WEBHOOK_NOT_AT_X(
      409,
      "webhook-not-at-x",
      "Webhook not registered at X",
      "X does not have the webhook, so it cannot be asked about it."),
  /** The webhook was deleted. */
  WEBHOOK_DELETED(
      409, "webhook-deleted", "Webhook deleted", "The webhook was deleted; PUT it first."),
  /** X does not change a webhook's URL. */
  URL_IS_FIXED(
      409,
      "url-is-fixed",
      "X does not change a webhook's URL",
      "X has this webhook with another URL; move it instead."),
  /** An endpoint keeps X's API. */
  API_IS_FIXED(
      409,
      "api-is-fixed",
      "An endpoint keeps its X API",
      "The endpoint has a webhook of another of X's APIs; another endpoint is needed."),
  /** Another endpoint of the app has the URL. */
  WEBHOOK_URL_TAKEN(
      409,
      "webhook-url-taken",
      "Another endpoint has this URL",
      "X keeps one webhook for each URL; the detail names the endpoint that has it."),
  /** Another move of the webhook has not ended. */
  MOVE_UNDER_WAY(
      409, "move-under-way", "Another move is in progress", "Another move has not ended yet."),
  /** More users would be unsubscribed than may be without confirmation. */
  TOO_MANY_REMOVALS(
      409,
      "too-many-removals",
      "Too many users would be removed",
      "More users would be unsubscribed than may be without \"confirm\":true."),
  /** The webhook is of X's version 1.1. */
  ACTIVITY_NEEDS_API_2(
      409,
      "activity-needs-api-2",
      "Webhook of X's version 1.1",
      "Event types are delivered through webhooks of X's version 2 alone."),
  /** The user is subscribed to what another of X's APIs delivers. */
  SUBSCRIPTION_API_IS_FIXED(
      409,
      "subscription-api-is-fixed",
      "Subscribed by another of X's APIs",
      "A user's subscription through a webhook is of account activity or of event types, not both."),
  /** Another endpoint of the app has a user's event types. */
  SUBSCRIPTION_ELSEWHERE(
      409,
      "subscription-elsewhere",
      "Subscribed through another endpoint",
      "X has one subscription for each user and event type of an app."),
  /** The app may not have so many subscriptions of the X Activity API. */
  TOO_MANY_SUBSCRIPTIONS(
      409,
      "too-many-subscriptions",
      "Too many subscriptions",
      "The app may not have so many subscriptions; the detail says how many users fit."),
  /** Nobody asked for this user's subscription. */
  UNKNOWN_SUBSCRIPTION(
      404,
      "unknown-subscription",
      "No such subscription",
      "This user was never subscribed through this webhook."),
  /** The vault has no token of the user. */
  USER_NOT_CONNECTED(
      409,
      "user-not-connected",
      "User not connected",
      "The user must connect first; the detail says where."),

  /** The webhook has no such replay job. */
  UNKNOWN_REPLAY_JOB(
      404, "unknown-replay-job", "No such replay job", "The webhook has no job with this id."),
  /** The job was sent to X, which cannot cancel it. */
  REPLAY_JOB_NOT_QUEUED(
      409,
      "replay-job-not-queued",
      "Replay job no longer queued",
      "The job was submitted to X, which has no call to cancel it."),
  /** This replica has not read the webhooks. */
  WEBHOOKS_NOT_LOADED(
      503,
      "webhooks-not-loaded",
      "Webhooks not loaded",
      "This replica has not read roost.webhooks to its end yet; try again."),
  /** X replays through valid webhooks only. */
  WEBHOOK_NOT_VALID(
      409, "webhook-not-valid", "Webhook not valid", "X replays through valid webhooks only."),
  /** The key was sent with another window before. */
  IDEMPOTENCY_KEY_REUSED(
      409,
      "idempotency-key-reused",
      "Idempotency key reused",
      "A job with another window was requested with this Idempotency-Key."),
  /** The window does not begin and end with a minute. */
  WINDOW_NOT_WHOLE_MINUTES(
      400,
      "window-not-whole-minutes",
      "Window not in whole minutes",
      "X takes windows that begin and end at a whole minute."),
  /** The window's end is not after its beginning. */
  WINDOW_EMPTY(400, "window-empty", "Window empty", "A window ends after it begins."),
  /** The window is longer than one job may be. */
  WINDOW_TOO_LONG(
      400, "window-too-long", "Window too long", "The window is longer than one job may be."),
  /** X has no record of the window any more. */
  WINDOW_TOO_OLD(
      400, "window-too-old", "Window too old", "X no longer keeps what it attempted then."),
  /** X does not replay the window yet. */
  WINDOW_TOO_RECENT(
      400, "window-too-recent", "Window too recent", "X does not replay this window yet.");

  private final int status;
  private final String type;
  private final String title;
  private final String summary;

  ProblemType(int status, String name, String title, String summary) {
    this.status = status;
    this.type = VaultProblem.NAMESPACE + name;
    this.title = title;
    this.summary = summary;
  }

  ProblemType(int status, VaultProblem problem, String title, String summary) {
    this.status = status;
    this.type = problem.type();
    this.title = title;
    this.summary = summary;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The value of {@code type}: a URN. */
  public String type() {
    return type;
  }

  /** The value of {@code title}. */
  public String title() {
    return title;
  }

  /** What it means, in one sentence; OpenAPI shows it. */
  public String summary() {
    return summary;
  }

  /** The last part of the type, which names it in OpenAPI. */
  String shortName() {
    return type.substring(VaultProblem.NAMESPACE.length());
  }

  /** A problem of this type; the detail is about this case: the likely cause, and what to do. */
  public Problem because(String detail) {
    return new Problem(type, title, status, detail, null);
  }

  /** What ends a request with a problem of this type. */
  public ProblemException exception(String detail) {
    return new ProblemException(this, detail, null);
  }
}

package dev.roost.admin.problem;

import dev.roost.contracts.vault.VaultProblem;
import java.time.Duration;

/**
 * Every kind of problem that an admin API answers with: one type has one status and one title. A
 * type is never renamed, since clients compare it; a title is for people and may change. What each
 * says stands in the definitions of its group.
 */
public enum ProblemType {
  /** A parameter or the body is not of the form that the call takes. */
  INVALID_REQUEST(HttpProblems.INVALID_REQUEST),
  /** There is no valid bearer token. */
  UNAUTHORIZED(HttpProblems.UNAUTHORIZED),
  /** The token is valid, and none of its roles may call the route. */
  FORBIDDEN(HttpProblems.FORBIDDEN),
  /** No route has this path. */
  NOT_FOUND(HttpProblems.NOT_FOUND),
  /** The path has a route, but none for this method. */
  METHOD_NOT_ALLOWED(HttpProblems.METHOD_NOT_ALLOWED),
  /** The client accepts no media type that the route has. */
  NOT_ACCEPTABLE(HttpProblems.NOT_ACCEPTABLE),
  /** The body is larger than the service reads. */
  CONTENT_TOO_LARGE(HttpProblems.CONTENT_TOO_LARGE),
  /** The body has a media type that the route does not read. */
  UNSUPPORTED_MEDIA_TYPE(HttpProblems.UNSUPPORTED_MEDIA_TYPE),
  /** A failure of the service. */
  INTERNAL(HttpProblems.INTERNAL),
  /** PostgreSQL was not reached, or gave no answer in time. */
  DATABASE_UNAVAILABLE(HttpProblems.DATABASE_UNAVAILABLE),
  /** Another transaction has locked what the request would change. */
  LOCK_NOT_AVAILABLE(HttpProblems.LOCK_NOT_AVAILABLE),

  /** The vault, or this service, knows no such app. */
  UNKNOWN_APP(VaultProblems.UNKNOWN_APP),
  /** The vault has no token of the user. */
  UNKNOWN_USER_TOKEN(VaultProblems.UNKNOWN_USER_TOKEN),
  /** There is no such handshake, or it has ended. */
  UNKNOWN_HANDSHAKE(VaultProblems.UNKNOWN_HANDSHAKE),
  /** Another request is completing the handshake. */
  HANDSHAKE_IN_PROGRESS(VaultProblems.HANDSHAKE_IN_PROGRESS),
  /** The app never had this webhook secret. */
  UNKNOWN_WEBHOOK_SECRET(VaultProblems.UNKNOWN_WEBHOOK_SECRET),
  /** The app's data key was never rotated. */
  NO_ROTATION(VaultProblems.NO_ROTATION),
  /** The request to X is not one of those that the calling service may make. */
  NOT_YOUR_REQUEST(VaultProblems.NOT_YOUR_REQUEST),
  /** The app has no owner token. */
  NO_OWNER_TOKEN(VaultProblems.NO_OWNER_TOKEN),
  /** A call takes a user's OAuth 2.0 token. */
  NO_OAUTH2_USER_TOKEN(VaultProblems.NO_OAUTH2_USER_TOKEN),
  /** The app has no OAuth 2.0 client id and secret. */
  NO_OAUTH2_CLIENT(VaultProblems.NO_OAUTH2_CLIENT),
  /** A user's OAuth 2.0 tokens cannot be used any more. */
  USER_MUST_RECONNECT(VaultProblems.USER_MUST_RECONNECT),
  /** A user has not granted a scope. */
  MISSING_SCOPE(VaultProblems.MISSING_SCOPE),
  /** A user's access token is being renewed. */
  TOKEN_REFRESH_IN_PROGRESS(VaultProblems.TOKEN_REFRESH_IN_PROGRESS),
  /** The app has no consumer credential. */
  NO_CONSUMER(VaultProblems.NO_CONSUMER),
  /** A stored secret does not open with the vault's keys. */
  UNREADABLE_SECRET(VaultProblems.UNREADABLE_SECRET),
  /** The last secret that the app's deliveries can be verified with. */
  LAST_WEBHOOK_SECRET(VaultProblems.LAST_WEBHOOK_SECRET),
  /** X signs deliveries with this webhook secret. */
  WEBHOOK_SECRET_IN_USE(VaultProblems.WEBHOOK_SECRET_IN_USE),

  /** X rejected the request. */
  X_REFUSED(UpstreamProblems.X_REFUSED),
  /** X was not reached, or gave no usable response. */
  X_UNAVAILABLE(UpstreamProblems.X_UNAVAILABLE),
  /** X was asked and gave no answer. */
  X_UNREACHABLE(UpstreamProblems.X_UNREACHABLE),
  /** X's rate limit is used up. */
  X_RATE_LIMITED(UpstreamProblems.X_RATE_LIMITED),
  /** token-vault rejected the service's request. */
  VAULT_REFUSED(UpstreamProblems.VAULT_REFUSED),
  /** token-vault was not reached, or gave no usable response. */
  VAULT_UNAVAILABLE(UpstreamProblems.VAULT_UNAVAILABLE),

  /** The app has no webhook of this name. */
  UNKNOWN_WEBHOOK(SubscriptionProblems.UNKNOWN_WEBHOOK),
  /** The webhook exists, but X does not have it. */
  WEBHOOK_NOT_AT_X(SubscriptionProblems.WEBHOOK_NOT_AT_X),
  /** The webhook was deleted. */
  WEBHOOK_DELETED(SubscriptionProblems.WEBHOOK_DELETED),
  /** X does not change a webhook's URL. */
  URL_IS_FIXED(SubscriptionProblems.URL_IS_FIXED),
  /** An endpoint keeps X's API. */
  API_IS_FIXED(SubscriptionProblems.API_IS_FIXED),
  /** Another endpoint of the app has the URL. */
  WEBHOOK_URL_TAKEN(SubscriptionProblems.WEBHOOK_URL_TAKEN),
  /** Another move of the webhook has not ended. */
  MOVE_UNDER_WAY(SubscriptionProblems.MOVE_UNDER_WAY),
  /** More users would be unsubscribed than may be without confirmation. */
  TOO_MANY_REMOVALS(SubscriptionProblems.TOO_MANY_REMOVALS),
  /** The webhook is of X's version 1.1. */
  ACTIVITY_NEEDS_API_2(SubscriptionProblems.ACTIVITY_NEEDS_API_2),
  /** The user is subscribed to what another of X's APIs delivers. */
  SUBSCRIPTION_API_IS_FIXED(SubscriptionProblems.SUBSCRIPTION_API_IS_FIXED),
  /** Another endpoint of the app has a user's event types. */
  SUBSCRIPTION_ELSEWHERE(SubscriptionProblems.SUBSCRIPTION_ELSEWHERE),
  /** The app may not have so many subscriptions of the X Activity API. */
  TOO_MANY_SUBSCRIPTIONS(SubscriptionProblems.TOO_MANY_SUBSCRIPTIONS),
  /** Nobody asked for this user's subscription. */
  UNKNOWN_SUBSCRIPTION(SubscriptionProblems.UNKNOWN_SUBSCRIPTION),
  /** The vault has no token of the user. */
  USER_NOT_CONNECTED(SubscriptionProblems.USER_NOT_CONNECTED),

  /** The webhook has no such replay job. */
  UNKNOWN_REPLAY_JOB(ReplayProblems.UNKNOWN_REPLAY_JOB),
  /** The job was sent to X, which cannot cancel it. */
  REPLAY_JOB_NOT_QUEUED(ReplayProblems.REPLAY_JOB_NOT_QUEUED),
  /** This replica has not read the webhooks. */
  WEBHOOKS_NOT_LOADED(ReplayProblems.WEBHOOKS_NOT_LOADED),
  /** X replays through valid webhooks only. */
  WEBHOOK_NOT_VALID(ReplayProblems.WEBHOOK_NOT_VALID),
  /** The key was sent with another window before. */
  IDEMPOTENCY_KEY_REUSED(ReplayProblems.IDEMPOTENCY_KEY_REUSED),
  /** The window does not begin and end with a minute. */
  WINDOW_NOT_WHOLE_MINUTES(ReplayProblems.WINDOW_NOT_WHOLE_MINUTES),
  /** The window's end is not after its beginning. */
  WINDOW_EMPTY(ReplayProblems.WINDOW_EMPTY),
  /** The window is longer than one job may be. */
  WINDOW_TOO_LONG(ReplayProblems.WINDOW_TOO_LONG),
  /** X has no record of the window any more. */
  WINDOW_TOO_OLD(ReplayProblems.WINDOW_TOO_OLD),
  /** X does not replay the window yet. */
  WINDOW_TOO_RECENT(ReplayProblems.WINDOW_TOO_RECENT);

  private final Definition definition;

  ProblemType(Definition definition) {
    this.definition = definition;
  }

  /** The HTTP status. */
  public int status() {
    return definition.status();
  }

  /** The value of {@code type}: a URN. */
  public String type() {
    return definition.type();
  }

  /** The value of {@code title}. */
  public String title() {
    return definition.title();
  }

  /** What it means, in one sentence; OpenAPI shows it. */
  public String summary() {
    return definition.summary();
  }

  /** The last part of the type, which names it in OpenAPI. */
  String shortName() {
    return type().substring(VaultProblem.NAMESPACE.length());
  }

  /** A problem of this type; the detail is about this case: the likely cause, and what to do. */
  public Problem because(String detail) {
    return new Problem(type(), title(), status(), detail, null);
  }

  /** What ends a request with a problem of this type. */
  public ProblemException exception(String detail) {
    return new ProblemException(this, detail, null, null);
  }

  /**
   * The same, with when to send the request again.
   *
   * @param retryAfter sent as {@code Retry-After}, in seconds
   */
  public ProblemException exception(String detail, Duration retryAfter) {
    return new ProblemException(this, detail, null, retryAfter);
  }
}

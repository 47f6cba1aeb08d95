package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.Reaction.CONFLICT;
import static dev.roost.xapi.endpoint.Reaction.INVALID;
import static dev.roost.xapi.endpoint.Reaction.NOT_PERMITTED;
import static dev.roost.xapi.endpoint.Reaction.RATE_LIMITED;
import static dev.roost.xapi.endpoint.Reaction.UNAUTHORIZED;
import static dev.roost.xapi.endpoint.Reaction.UNAVAILABLE;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reasons that X's version 2 gives in place of codes: before the colon of a message, or as the
 * last segment of a problem's type, or as a title. What each calls for, what it likely means, what
 * to do.
 */
enum XReason {
  CRC_VALIDATION_FAILED(
      "CrcValidationFailed",
      INVALID,
      "The webhook failed X's challenge",
      "Its answer was wrong, late or of another status than 200, or X does not reach the URL.",
      "Call the public URL from outside with a crc_token, and check with which secret it answers."),
  URL_VALIDATION_FAILED(
      "UrlValidationFailed",
      INVALID,
      "X does not like the webhook's URL",
      "It is not https, has a port, is malformed, or has more than 200 characters.",
      "Give an https URL without a port that X reaches from outside."),
  DUPLICATE_URL(
      "DuplicateUrlFailed",
      CONFLICT,
      "X already has a webhook with this URL",
      "It was registered before, and X's list of webhooks did not show it.",
      "The list is read again by itself with growing pauses, and the webhook adopted."),
  WEBHOOK_LIMIT(
      "WebhookLimitExceeded",
      INVALID,
      "All webhooks the account may have are in use",
      "X counts the webhooks of all the account's apps together.",
      "List the webhooks of each app and delete one that is not needed."),
  WEBHOOK_UNKNOWN(
      "WebhookIdInvalid",
      Reaction.NOT_FOUND,
      "X does not know the webhook",
      "It was deleted, or belongs to another app.",
      "Read the list of webhooks with the same app's credentials and compare."),
  DUPLICATE_ACCOUNT(
      "DuplicateSubscriptionFailed",
      CONFLICT,
      "X already has this subscription",
      "It was made before.",
      "Nothing is to be done where the same webhook serves it; else end it first."),
  DUPLICATE_SUBSCRIPTION(
      "DuplicateSubscription",
      CONFLICT,
      "X already has this subscription, or one that overlaps with it",
      "It was made before, perhaps for another webhook or with another tag; or one of the two is"
          + " narrowed by qualifiers and the other is not.",
      "List the app's subscriptions, and update the one that is there."),
  SUBSCRIPTION_LIMIT(
      "SubscriptionLimitExceeded",
      INVALID,
      "All subscriptions that the app may have are in use",
      "X counts what the contract covers over all webhooks of the app.",
      "End subscriptions that are not needed, or have X raise the limit."),
  SUBSCRIPTION_UNKNOWN(
      "SubscriptionNotFound",
      Reaction.NOT_FOUND,
      "X does not know the subscription",
      "It has ended, by the user or at X, or belongs to another app.",
      "Read the list of subscriptions with the same app's credentials and compare."),
  QUERY_INVALID(
      "QueryParamInvalid",
      INVALID,
      "X does not take a parameter as it is",
      "An id or a time is not of the form X wants, or a replay's window is older than 24 hours, in"
          + " the future, or ends before it begins.",
      "Compare ids with X's lists, ask for a window inside the last 24 hours, check the clock."),
  REPLAY_CONFLICT(
      "ReplayConflictError",
      CONFLICT,
      "The same operation is already in progress at X",
      "A replay job of this webhook is running; X takes one at a time.",
      "Wait for the job's end, then ask again."),
  NOT_ENROLLED(
      "client-not-enrolled",
      NOT_PERMITTED,
      "X has not enrolled the app for this API",
      "The app is in no package that has it, or not in the production environment.",
      "Move the app to such a package in the developer portal, or ask X's account manager."),
  EVENT_TYPE_NOT_OFFERED(
      "Unsupported event type",
      NOT_PERMITTED,
      "X does not offer this event type to the app",
      "X does not know it, or the app's contract does not cover it.",
      "Leave the type out, or ask X's account manager."),
  AUTHENTICATION_NOT_TAKEN(
      "unsupported-authentication",
      NOT_PERMITTED,
      "X does not take this kind of credentials here",
      "They are good, and of another kind than the operation takes.",
      "Use those it takes."),
  OAUTH_1_PERMISSIONS(
      "oauth1-permissions",
      NOT_PERMITTED,
      "The app's permission is too low, or the token is older than the permission",
      "The app lacks Read, Write and Direct Messages, or the user connected before it had them.",
      "Set the app's permission in the developer portal, then have the user connect again."),
  CLIENT_FORBIDDEN(
      "client-forbidden",
      NOT_PERMITTED,
      "X forbids this to the app",
      "The app's package does not cover it.",
      "Check the app's package in the developer portal, or ask X's account manager."),
  NOT_AUTHORIZED(
      "not-authorized-for-resource",
      NOT_PERMITTED,
      "X does not allow this for the user or the resource",
      "The user has not let the app in for it, has taken the access back, or is another one than"
          + " whose token was used.",
      "Have the user connect, and use that user's token."),
  NOT_AUTHORIZED_FIELD(
      "not-authorized-for-field",
      NOT_PERMITTED,
      "X does not allow a field of the request",
      "The app's package or the token does not cover it.",
      "Leave it out, or ask X's account manager."),
  DISALLOWED(
      "disallowed-resource",
      NOT_PERMITTED,
      "X does not allow this resource",
      "It breaks one of X's rules.",
      "Leave it out."),
  RESOURCE_NOT_FOUND(
      "resource-not-found",
      Reaction.NOT_FOUND,
      "X does not know what was named",
      "It was deleted or has ended, or belongs to another app.",
      "Read X's list with the same app's credentials and compare."),
  USAGE_CAPPED(
      "usage-capped",
      RATE_LIMITED,
      "What X allows in this billing period is used up",
      "The app's cap or spending limit is reached.",
      "Raise it in the developer portal, or wait for the next period; it goes on by itself then."),
  RATE_LIMIT_EXCEEDED(
      "rate-limit-exceeded",
      RATE_LIMITED,
      "X's rate limit is used up",
      "Too many requests in 15 minutes, perhaps by another program with the same app or token.",
      "Wait until the limit is reset; reads can be kept for a while instead of repeated."),
  INTERNAL_ERROR(
      "internal-error",
      UNAVAILABLE,
      "X had an internal error",
      "X is in trouble.",
      "Ask again with growing pauses; X may have acted all the same."),
  /** RFC 6749, 5.2; X has been seen to say {@code invalid_request} for the same. */
  INVALID_GRANT(
      "invalid_grant",
      INVALID,
      "X does not take the code or the refresh token",
      "It was used before, has expired, was revoked by the user, or is another app's.",
      "Have the user connect again."),
  OAUTH_INVALID_REQUEST(
      "invalid_request",
      INVALID,
      "X does not take the code or token that it was sent",
      "It was used before, has expired, was revoked, or the callback is not the one it is for.",
      "Have the user connect again."),
  INVALID_CLIENT(
      "invalid_client",
      UNAUTHORIZED,
      "X does not accept the app's OAuth 2.0 client id and secret",
      "The client secret was made anew at X, or belongs to another app.",
      "Store the current client id and secret of the app."),
  UNAUTHORIZED_CLIENT(
      "unauthorized_client",
      UNAUTHORIZED,
      "X does not let the app ask for users' tokens",
      "The client secret is another one, or the app is not of a confidential type at X.",
      "Set the app's type to Web App or Automated App at X, and store its client id and secret."),
  INVALID_SCOPE(
      "invalid_scope",
      INVALID,
      "X does not know a scope",
      "The app's package does not have it, or its name is wrong.",
      "Ask for other scopes."),
  /** The type of every problem that has a reason before a colon; alone it says little. */
  INVALID_REQUEST(
      "invalid-request",
      INVALID,
      "X does not take the request as it is",
      "A parameter is missing or of a form X does not know.",
      "Compare the request with X's reference of this endpoint.");

  private static final Map<String, XReason> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(XReason::reason, Function.identity()));

  private static final Set<XReason> DUPLICATES =
      EnumSet.of(DUPLICATE_URL, DUPLICATE_ACCOUNT, DUPLICATE_SUBSCRIPTION);

  private static final Set<XReason> UNKNOWN_TO_X =
      EnumSet.of(WEBHOOK_UNKNOWN, SUBSCRIPTION_UNKNOWN, RESOURCE_NOT_FOUND);

  private final String reason;
  private final Reaction reaction;
  private final Explanation explanation;

  XReason(String reason, Reaction reaction, String what, String cause, String remedy) {
    this.reason = reason;
    this.reaction = reaction;
    this.explanation = new Explanation(what, cause, remedy);
  }

  /** As X writes it. */
  String reason() {
    return reason;
  }

  Reaction reaction() {
    return reaction;
  }

  Explanation explanation() {
    return explanation;
  }

  /** Whether X has what was to be created. */
  boolean isDuplicate() {
    return DUPLICATES.contains(this);
  }

  /** Whether it is X's own word for what does not exist. */
  boolean isUnknownToX() {
    return UNKNOWN_TO_X.contains(this);
  }

  static Optional<XReason> of(String reason) {
    return Optional.ofNullable(BY_NAME.get(reason));
  }
}

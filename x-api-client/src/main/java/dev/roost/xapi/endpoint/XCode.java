package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.Reaction.CONFLICT;
import static dev.roost.xapi.endpoint.Reaction.INVALID;
import static dev.roost.xapi.endpoint.Reaction.NOT_PERMITTED;
import static dev.roost.xapi.endpoint.Reaction.RATE_LIMITED;
import static dev.roost.xapi.endpoint.Reaction.UNAUTHORIZED;
import static dev.roost.xapi.endpoint.Reaction.UNAVAILABLE;

import java.util.Arrays;
import java.util.Optional;

/** X's error codes: what each calls for, what it likely means, what to do. */
enum XCode {
  INTERNAL_0(
      0,
      UNAVAILABLE,
      "X had an internal error",
      "X is in trouble.",
      "Ask again with growing pauses; X may have acted all the same."),
  COULD_NOT_AUTHENTICATE(
      32,
      UNAUTHORIZED,
      "X could not authenticate the request",
      "A key or token is wrong, was made before the app's permission changed, belongs to an app"
          + " that X has not enabled, or the clock is off.",
      "Check keys and tokens, make the tokens anew after a change of permission, check the clock,"
          + " and that the endpoint gets the kind of credentials it wants."),
  NOT_FOUND(
      34,
      Reaction.NOT_FOUND,
      "X does not know what was named",
      "The webhook was deleted, or belongs to another app, or the user is not subscribed.",
      "Read the list of webhooks with the same app's credentials and compare."),
  METHOD_NOT_PERMITTED(
      61,
      NOT_PERMITTED,
      "The app may not ask for this method",
      "X has not enabled it for this app, or the kind of credentials is the wrong one.",
      "Ask X's account manager to enable it for the app's id."),
  USER_SUSPENDED(
      63,
      NOT_PERMITTED,
      "The user is suspended by X",
      "X suspended the account that is named.",
      "Leave the user out until X lifts the suspension."),
  ACCOUNT_SUSPENDED(
      64,
      NOT_PERMITTED,
      "The account the request was made for is suspended",
      "X suspended the account whose token was used.",
      "The account's holder must settle it with X."),
  SERVER_ERROR(
      67,
      UNAVAILABLE,
      "X had a server error",
      "A part of X is in trouble.",
      "Ask again with growing pauses."),
  ACTION_NOT_PERMITTED(
      87,
      NOT_PERMITTED,
      "The app may not do this",
      "X has not enabled the Account Activity API for the app.",
      "Ask X's account manager to enable it for the app's id."),
  RATE_LIMIT(
      88,
      RATE_LIMITED,
      "X's rate limit is used up",
      "Too many requests in 15 minutes, perhaps by another program with the same app or token.",
      "Wait until the limit is reset; reads can be kept for a while instead of repeated."),
  BAD_TOKEN(
      89,
      UNAUTHORIZED,
      "The token is invalid or expired",
      "The user took the app's access back, or the token was invalidated or made anew.",
      "Have the user connect again; for the app's own token, store the new one."),
  NO_DIRECT_MESSAGES(
      93,
      NOT_PERMITTED,
      "The app may not read direct messages",
      "The app lacks the permission, or the token was made before the app had it.",
      "Set the app to Read, Write and Direct Messages, then make the tokens anew."),
  CANNOT_VERIFY(
      99,
      NOT_PERMITTED,
      "X could not verify the credentials for this resource",
      "The app's key or secret is wrong, or the app has no access to this resource.",
      "Check the app's key and secret, and that X enabled the Account Activity API for it."),
  OVER_CAPACITY(
      130,
      UNAVAILABLE,
      "X is over capacity",
      "X has too much to do.",
      "Ask again with growing pauses."),
  INTERNAL_131(
      131,
      UNAVAILABLE,
      "X had an internal error",
      "X is in trouble.",
      "Ask again with growing pauses; X may have acted all the same."),
  CLOCK_SKEW(
      135,
      UNAUTHORIZED,
      "The request's time stamp is out of bounds",
      "The clock of the machine that signed it is off.",
      "Set that machine's clock by NTP."),
  FORBIDDEN(
      200,
      NOT_PERMITTED,
      "X forbids this to the account",
      "The Account Activity API, or its replay, is not enabled for the account.",
      "Ask X's account manager what the contract covers."),
  WEBHOOK(
      214,
      INVALID,
      "X does not take the webhook",
      "X could not have its challenge answered, does not like the URL, or has too many webhooks.",
      "Check the URL from outside as X would call it, and the list of webhooks of all apps."),
  BAD_AUTHENTICATION(
      215,
      UNAUTHORIZED,
      "The authentication is malformed",
      "The Authorization header is missing, cut or of the wrong kind.",
      "Check what stands between here and X, and the kind of credentials."),
  CREDENTIALS_NOT_ALLOWED(
      220,
      NOT_PERMITTED,
      "The credentials do not give access to this",
      "They are of another kind than the endpoint takes, or of another user.",
      "Use those it takes."),
  CANNOT_WRITE(
      261,
      NOT_PERMITTED,
      "The app may not write",
      "Its permission level is too low, or its bearer was used to register a webhook.",
      "Set the app to Read, Write and Direct Messages, make the tokens anew, use the owner's"
          + " token."),
  ACCOUNT_LOCKED(
      326,
      NOT_PERMITTED,
      "The account is locked for now",
      "X wants the account's holder to show that it is theirs.",
      "The holder must log in at X and follow what it says."),
  NOT_OF_THIS_APP(
      348,
      NOT_PERMITTED,
      "The app may not touch this user's subscriptions",
      "The user's token belongs to another app, or the user is not subscribed through this one.",
      "Have the user connect to this app, and check whose token it is."),
  IN_PROGRESS(
      355,
      CONFLICT,
      "The same operation is already in progress at X",
      "A replay job of this webhook is running; X takes one at a time.",
      "Wait for the job's end, then ask again."),
  WINDOW(
      356,
      INVALID,
      "X does not take the replay's window",
      "It begins more than five days ago, or not before its end.",
      "Ask for a window inside the last five days; what is older cannot be had."),
  PARAMETER_MISSING(
      357,
      INVALID,
      "A parameter is missing",
      "Something between here and X cut the query.",
      "Check proxies on the way."),
  PARAMETER_UNREADABLE(
      358,
      INVALID,
      "X cannot read a parameter",
      "An id or a time is not of the form X wants.",
      "Compare the ids with X's list of webhooks."),
  PARAMETER_TOO_SMALL(
      360,
      INVALID,
      "An id is not a number X can have given",
      "The webhook's id is wrong.",
      "Read the list of webhooks and use the id there."),
  NOT_IN_THE_PAST(
      368,
      INVALID,
      "The replay's window is too near to now",
      "X replays what is at least 10 minutes old, from 31 minutes ago on.",
      "Ask again later, and check the clock."),
  BAD_JSON(
      369,
      INVALID,
      "X could not read JSON",
      "The webhook's answer to the challenge is not JSON, or the request was changed on its way.",
      "Look at the answer from outside as X would see it."),
  CALLBACK(
      415,
      INVALID,
      "X does not approve of the callback URL",
      "It is not on the app's list of callback URLs, letter by letter.",
      "Add it in the developer portal."),
  APP_SUSPENDED(
      416,
      NOT_PERMITTED,
      "X suspended the app",
      "X found that the app breaks its rules.",
      "The app's owner must settle it with X."),
  DESKTOP_APP(
      417,
      INVALID,
      "X takes no callback URL from this app",
      "The app is registered as a desktop app, which must use oob.",
      "Set a callback URL in the developer portal.");

  private final int code;
  private final Reaction reaction;
  private final Explanation explanation;

  XCode(int code, Reaction reaction, String what, String cause, String remedy) {
    this.code = code;
    this.reaction = reaction;
    this.explanation = new Explanation(what, cause, remedy);
  }

  Reaction reaction() {
    return reaction;
  }

  Explanation explanation() {
    return explanation;
  }

  static Optional<XCode> of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst();
  }
}

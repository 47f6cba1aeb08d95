package dev.roost.admin.problem;

import dev.roost.contracts.vault.VaultProblem;

/** What concerns the secrets of an app, its users and their way in. */
final class VaultProblems {

  static final Definition UNKNOWN_APP =
      Definition.of(404, VaultProblem.UNKNOWN_APP, "No such app", "There is no app of this name.");

  static final Definition UNKNOWN_USER_TOKEN =
      Definition.of(
          404,
          VaultProblem.UNKNOWN_USER_TOKEN,
          "No token of this user",
          "The vault has no token of this user for this app.");

  static final Definition UNKNOWN_HANDSHAKE =
      Definition.of(
          404,
          VaultProblem.UNKNOWN_HANDSHAKE,
          "No such handshake",
          "It was dropped, has expired, was refused by X, or the token is not its own.");

  static final Definition HANDSHAKE_IN_PROGRESS =
      Definition.of(
          409,
          VaultProblem.HANDSHAKE_IN_PROGRESS,
          "Handshake in progress",
          "Another request is completing this handshake; ask again in a few seconds.");

  static final Definition UNKNOWN_WEBHOOK_SECRET =
      Definition.of(
          404,
          "unknown-webhook-secret",
          "No such webhook secret",
          "The app never had a webhook secret with this id.");

  static final Definition NO_ROTATION =
      Definition.of(
          404, "no-rotation", "No key rotation", "The data key of this app was never rotated.");

  static final Definition NOT_YOUR_REQUEST =
      Definition.of(
          403,
          VaultProblem.NOT_YOUR_REQUEST,
          "Request to X not allowed for this service",
          "The request to X is not one that the calling service may make.");

  static final Definition NO_OWNER_TOKEN =
      Definition.of(
          409,
          VaultProblem.NO_OWNER_TOKEN,
          "The app has no owner token",
          "X requires the app owner's signature, and no owner token is stored.");

  static final Definition NO_OAUTH2_USER_TOKEN =
      Definition.of(
          409,
          VaultProblem.NO_OAUTH2_USER_TOKEN,
          "No OAuth 2.0 token of this user",
          "The call takes the user's OAuth 2.0 token, and the vault holds none.");

  static final Definition NO_OAUTH2_CLIENT =
      Definition.of(
          409,
          VaultProblem.NO_OAUTH2_CLIENT,
          "The app has no OAuth 2.0 client",
          "Users cannot let the app in by OAuth 2.0 without its client id and secret.");

  static final Definition USER_MUST_RECONNECT =
      Definition.of(
          409,
          VaultProblem.USER_MUST_RECONNECT,
          "The user must connect again",
          "The user's OAuth 2.0 tokens cannot be used or renewed any more; the detail says why.");

  static final Definition MISSING_SCOPE =
      Definition.of(
          409,
          VaultProblem.MISSING_SCOPE,
          "Scope not granted",
          "The user has not granted a scope that the call needs; the detail names it.");

  static final Definition TOKEN_REFRESH_IN_PROGRESS =
      Definition.of(
          503,
          VaultProblem.TOKEN_REFRESH_IN_PROGRESS,
          "Token refresh in progress",
          "The user's access token is being renewed; Retry-After says when to ask again.");

  static final Definition NO_CONSUMER =
      Definition.of(
          409,
          VaultProblem.NO_CONSUMER,
          "The app has no consumer credential",
          "Nothing can be signed without the app's consumer key and secret.");

  static final Definition UNREADABLE_SECRET =
      Definition.of(
          409,
          "unreadable-secret",
          "Stored secret cannot be opened",
          "A secret of the app does not open with the vault's keys; store it again, or delete it.");

  static final Definition LAST_WEBHOOK_SECRET =
      Definition.of(
          409,
          "last-webhook-secret",
          "Last webhook secret of its family",
          "Without it no delivery could be verified.");

  static final Definition WEBHOOK_SECRET_IN_USE =
      Definition.of(
          409,
          "webhook-secret-in-use",
          "Webhook secret in use",
          "The secret verified deliveries a short while ago; the detail says which, and when.");

  private VaultProblems() {}
}

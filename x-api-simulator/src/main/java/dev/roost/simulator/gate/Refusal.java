package dev.roost.simulator.gate;

import dev.roost.simulator.app.Permission;
import dev.roost.simulator.error.XErrorException;

/** X's words to whom it does not let in; they differ by endpoint. */
final class Refusal {

  private Refusal() {}

  /** An app alone where a user is wanted. */
  static XErrorException appOnly(Endpoint endpoint) {
    return endpoint == Endpoint.REGISTER ? noWrites() : notThisUser();
  }

  /** A user where an app alone is wanted. */
  static XErrorException notAppOnly(Endpoint endpoint) {
    return endpoint == Endpoint.REPLAY
        ? new XErrorException(
            401, 32, "Invalid authentication method. Please use application-only authentication.")
        : XErrorException.unauthenticated();
  }

  /** Not the owner. */
  static XErrorException notThisUser() {
    return new XErrorException(403, 220, "Your credentials do not allow access to this resource.");
  }

  /** A token that is not good for as much. */
  static XErrorException notPermitted(Endpoint endpoint) {
    return endpoint.least() == Permission.DIRECT_MESSAGES
        ? new XErrorException(
            403, 93, "This application is not allowed to access or delete your direct messages.")
        : noWrites();
  }

  /** An app for which X has not enabled the Account Activity API. */
  static XErrorException notEnabled(Endpoint endpoint) {
    return switch (endpoint) {
      case REGISTER, VALIDATE, DELETE -> new XErrorException(403, 200, "Forbidden.");
      case LIST -> new XErrorException(403, 99, "You don\u2019t have access to this resource.");
      case SUBSCRIBE, ASK, UNSUBSCRIBE ->
          new XErrorException(
              401,
              348,
              "Client application is not permitted to access this user's webhook subscriptions.");
      case COUNT, SUBSCRIBERS, UNSUBSCRIBE_USER -> XErrorException.unauthenticated();
      case REPLAY ->
          new XErrorException(
              403, 200, "Account Activity API enterprise account with replay is required.");
    };
  }

  /** One call too many. */
  static XErrorException tooMany(Endpoint endpoint) {
    return new XErrorException(
        429,
        88,
        endpoint == Endpoint.REPLAY
            ? "Too many requests. Please back off your API request rate."
            : "Rate limit exceeded");
  }

  private static XErrorException noWrites() {
    return new XErrorException(403, 261, "Application cannot perform write actions.");
  }
}

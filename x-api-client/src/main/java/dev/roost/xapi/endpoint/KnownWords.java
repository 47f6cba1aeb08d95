package dev.roost.xapi.endpoint;

import java.util.Optional;
import java.util.Set;

/**
 * The messages X is known to send. Only these are passed on: any other could echo a payload, a
 * parameter or a secret.
 */
final class KnownWords {

  private static final Set<String> ALL =
      Set.of(
          "Webhook URL does not meet the requirements.",
          "Webhook URL does not meet the requirements. Invalid CRC token or json response format.",
          "Too many resources already created.",
          "High latency on CRC GET request. Your webhook should respond in less than 3 seconds.",
          "Non-200 response code during CRC GET request (i.e. 404, 500, etc).",
          "Webhook is marked invalid and requires a CRC check.",
          "You don't have access to this resource.",
          "Webhook does not exist or is associated with a different twitter application.",
          "Client application is not permitted to access this user's webhook subscriptions.",
          "Subscription already exists.",
          "DuplicateSubscriptionFailed: Subscription already exists",
          "CrcValidationFailed: URL returned bad response during CRC with error: Invalid"
              + " `response_token`",
          "Could not authenticate you.",
          "Sorry, that page does not exist.",
          "Invalid authentication method. Please use application-only authentication.",
          "Client is not permitted to request this method.",
          "A replay job is already in progress for this webhook.",
          "from_date must be before to_date.",
          "from_date must be within the past 5 days.",
          "from_date: queryParam is required.",
          "to_date: queryParam is required.",
          "Unable to parse parameter.",
          "Too many requests. Please back off your API request rate.",
          "Rate limit exceeded",
          "Invalid or expired token.",
          "Unable to verify your credentials",
          "Internal server error.",
          "Twitter server error. Retry using an exponential backoff pattern.");

  private KnownWords() {}

  /** The message when it is one of X's; X sets its apostrophes now straight, now curled. */
  static Optional<String> of(String message) {
    return Optional.of(message.strip().replace('’', '\'')).filter(ALL::contains);
  }
}

package dev.roost.xapi.endpoint;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Code 214 has many causes; X's words tell which, so they are told apart by a part of them. */
enum WebhookObjection {
  QUOTA(
      "too many resources",
      "All webhooks the account may have are in use",
      "X counts the webhooks of all the account's apps together.",
      "List the webhooks of each app and delete one that is not needed."),
  LATENCY(
      "high latency",
      "The webhook answered X's challenge too late",
      "It took more than three seconds: a cold start, a slow host, a proxy on the way.",
      "Call the public URL from outside and mend what is slow."),
  STATUS(
      "non-200 response",
      "The webhook answered X's challenge with another status than 200",
      "The URL leads elsewhere, a proxy keeps GET requests back, or there is a redirect.",
      "Call the public URL from outside with a crc_token and look at the status."),
  ANSWER(
      "invalid crc token or json",
      "The webhook's answer to X's challenge is wrong",
      "Another app's secret, hex instead of base64, or something on the way changes the body.",
      "Check that the consumer secret is that of this app, and the answer from outside."),
  MARKED_INVALID(
      "marked invalid",
      "X has marked the webhook as invalid",
      "It failed one of X's challenges, so X delivers and replays nothing.",
      "Have X challenge the webhook again, then ask again."),
  PORT(
      "port other than 443",
      "X does not take a port in the URL",
      "Webhooks must be reached on 443.",
      "Leave the port out of the URL."),
  URL(
      "does not meet the requirements",
      "X does not like the webhook's URL",
      "It is not https, has a port, or is malformed.",
      "Give an https URL without a port that X reaches from outside.");

  private static final Set<WebhookObjection> OF_CHALLENGE =
      EnumSet.of(LATENCY, STATUS, ANSWER, MARKED_INVALID);

  private final String part;
  private final Explanation explanation;

  WebhookObjection(String part, String what, String cause, String remedy) {
    this.part = part;
    this.explanation = new Explanation(what, cause, remedy);
  }

  Explanation explanation() {
    return explanation;
  }

  boolean isOfChallenge() {
    return OF_CHALLENGE.contains(this);
  }

  /** The first that fits; URL stands last because its words also begin longer messages. */
  static Optional<WebhookObjection> in(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(cause -> lower.contains(cause.part)).findFirst();
  }
}

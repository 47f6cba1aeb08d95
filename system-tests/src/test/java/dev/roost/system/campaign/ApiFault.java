package dev.roost.system.campaign;

import java.util.Map;

/** What X's own endpoints do wrong for a while. */
public enum ApiFault {
  /** Nothing. */
  NONE(Map.of()),
  /** One call with good credentials is refused, as when a nonce is taken for a used one. */
  UNAUTHORIZED(Map.of("unauthorized", 1)),
  /** The same without one of X's codes, as a proxy before X does. */
  UNAUTHORIZED_WITHOUT_CODE(Map.of("unauthorized", 1, "unauthorizedCode", 0)),
  /** One call too many, until a moment that is over. */
  RATE_LIMITED(Map.of("rateLimited", 1, "reset", "past")),
  /** The list of webhooks has none. */
  NO_WEBHOOKS(Map.of("webhooks", "empty")),
  /** The list of subscriptions has none. */
  NO_SUBSCRIBERS(Map.of("subscribers", "empty")),
  /** The list of webhooks lacks the newest. */
  WEBHOOK_MISSING(Map.of("webhooks", "partial")),
  /** The list of subscriptions lacks the newest. */
  SUBSCRIBER_MISSING(Map.of("subscribers", "partial")),
  /** One call is done, and the connection closed instead of an answer. */
  LOST_ANSWER(Map.of("lostAnswers", 1)),
  /** One call is done, and answered after Roost's deadline of 10 s. */
  LATE_ANSWER(Map.of("lateAnswers", 1, "lateMillis", 11_000));

  private final Map<String, Object> misanswers;

  ApiFault(Map<String, Object> misanswers) {
    this.misanswers = misanswers;
  }

  /** As the simulator takes it. */
  public Map<String, Object> misanswers() {
    return misanswers;
  }
}

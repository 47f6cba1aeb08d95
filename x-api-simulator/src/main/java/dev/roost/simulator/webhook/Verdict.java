package dev.roost.simulator.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What a challenge came to.
 *
 * @param status the HTTP status of the answer; absent when there was none in time
 * @param millis from the first try to connect to the whole answer
 * @param cause why it failed; absent when it passed
 */
record Verdict(@Nullable Integer status, long millis, @Nullable Cause cause) {

  /** Why a challenge fails, in X's words. */
  enum Cause {
    WRONG_ANSWER(
        "Webhook URL does not meet the requirements. Invalid CRC token or json response format.",
        "URL returned bad response during CRC with error: Invalid `response_token`"),
    TOO_SLOW(
        "High latency on CRC GET request. Your webhook should respond in less than 3 seconds.",
        "URL did not respond to CRC in time"),
    NOT_200(
        "Non-200 response code during CRC GET request (i.e. 404, 500, etc).",
        "URL returned bad response during CRC with error: Non-200 response code");

    private final String message;
    private final String details;

    Cause(String message, String details) {
      this.message = message;
      this.details = details;
    }

    /** The same after {@code CrcValidationFailed:}; X's words are known for the first alone. */
    String details() {
      return details;
    }

    String message() {
      return message;
    }
  }

  boolean passed() {
    return cause == null;
  }

  /**
   * Whether the webhook gets no deliveries until it passes again: after a wrong answer or a
   * redirect. A server that is down, slow or says 4xx or 5xx has a grace of a day.
   */
  boolean disqualifies() {
    boolean redirect = status != null && (status < 200 || (status >= 300 && status < 400));
    return cause == Cause.WRONG_ANSWER || redirect;
  }
}

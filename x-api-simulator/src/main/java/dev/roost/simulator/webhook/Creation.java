package dev.roost.simulator.webhook;

/** What came of a wish for a webhook of version 2. */
public sealed interface Creation {

  /** It is there, and valid. */
  record Created(Webhook webhook) implements Creation {}

  /**
   * It is not.
   *
   * @param details what X says after the reason
   */
  record Refused(Reason reason, String details) implements Creation {}

  /** Why not, in X's words. */
  enum Reason {
    /** Not an address that X takes. */
    URL_VALIDATION("UrlValidationFailed"),
    /** The app has a webhook there. */
    DUPLICATE_URL("DuplicateUrlFailed"),
    /** The account has as many as it may have. */
    LIMIT("WebhookLimitExceeded"),
    /** The challenge was not passed. */
    CHALLENGE("CrcValidationFailed");

    private final String prefix;

    Reason(String prefix) {
      this.prefix = prefix;
    }

    /** The word before the colon. */
    public String prefix() {
      return prefix;
    }
  }
}

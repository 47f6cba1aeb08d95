package dev.roost.subscriptions.reading;

/**
 * What is read.
 *
 * @param resource which of X's reads
 * @param subject X's id of the webhook, with the user's behind a slash for one subscription; empty
 *     where it is the app's
 */
record ReadingKey(String app, Resource resource, String subject) {

  /** X's reads. */
  enum Resource {
    WEBHOOKS("webhooks"),
    SUBSCRIPTIONS("subscriptions"),
    SUBSCRIPTION("subscription"),
    COUNT("count");

    private final String wire;

    Resource(String wire) {
      this.wire = wire;
    }

    /** As it is stored. */
    String wire() {
      return wire;
    }
  }
}

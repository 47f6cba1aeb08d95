package dev.roost.subscriptions.subscription;

/** What can be left to do with a subscription; the words stand in the table and in the API. */
final class Task {

  /** By the user's token. */
  static final String SUBSCRIBE = "subscribe";

  /** By the app's bearer, and where X has no such endpoint any more by the user's token. */
  static final String UNSUBSCRIBE = "unsubscribe";

  /** The other way round. */
  static final String UNSUBSCRIBE_AS_USER = "unsubscribe-as-user";

  private Task() {}
}

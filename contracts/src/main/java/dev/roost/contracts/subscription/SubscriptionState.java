package dev.roost.contracts.subscription;

import org.jspecify.annotations.Nullable;

/**
 * One user's subscription through one webhook. Key: {@code app/endpoint/userId}. Instants are
 * ISO-8601 in UTC.
 *
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param userId X's id of the user
 * @param screenName the user's name at X when last seen, which can change
 * @param state one of the constants here
 * @param reason why it failed, is pending or ended, in plain words
 * @param subscribedAt since when X delivers this user's activities; absent while it does not
 * @param changedAt when this became so
 */
public record SubscriptionState(
    String app,
    String endpoint,
    String userId,
    @Nullable String screenName,
    String state,
    @Nullable String reason,
    @Nullable String subscribedAt,
    String changedAt) {

  /** Wanted, and not yet asked for, or to be asked for again. */
  public static final String PENDING = "pending";

  /** X delivers the user's activities, from up to ten seconds after the subscribing on. */
  public static final String SUBSCRIBED = "subscribed";

  /** X refused; the reason says why. */
  public static final String FAILED = "failed";

  /** The user took the app's access back. */
  public static final String REVOKED = "revoked";

  /** Ended by an operator. */
  public static final String UNSUBSCRIBED = "unsubscribed";

  /** The record's key. */
  public String key() {
    return app + "/" + endpoint + "/" + userId;
  }
}

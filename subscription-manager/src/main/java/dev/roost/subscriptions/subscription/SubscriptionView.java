package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.work.WorkView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user's subscription.
 *
 * @param state pending, subscribed, failed, revoked or unsubscribed
 * @param reason why it is so, or what the next try waits for
 * @param subscribedAt since when X delivers this user's activities
 * @param work what is left to do; absent when nothing is
 * @param observed what X said within the last minute; with {@code ?observe=true} alone
 */
@Schema(
    name = "Subscription",
    examples =
        """
        {"app":"demo","endpoint":"main","userId":"2244994945","screenName":"ada",
         "state":"subscribed","subscribedAt":"2026-11-23T22:54:02Z",
         "changedAt":"2026-11-23T22:54:02Z"}
        """)
public record SubscriptionView(
    String app,
    String endpoint,
    String userId,
    @Nullable String screenName,
    String state,
    @Nullable String reason,
    @Nullable Instant subscribedAt,
    Instant changedAt,
    @Nullable WorkView work,
    @Nullable Observed observed) {

  /**
   * What X said.
   *
   * @param subscribed whether it has the subscription
   * @param at when it said so
   */
  @Schema(name = "ObservedSubscription")
  public record Observed(boolean subscribed, Instant at) {}

  static SubscriptionView of(Subscription one) {
    return of(one, null);
  }

  static SubscriptionView of(Subscription one, @Nullable Observed observed) {
    return new SubscriptionView(
        one.key().webhook().app(),
        one.key().webhook().endpoint(),
        one.key().userId(),
        one.screenName(),
        one.state().wire(),
        one.reason(),
        one.subscribedAt(),
        one.changedAt(),
        WorkView.of(one.work()),
        observed);
  }
}

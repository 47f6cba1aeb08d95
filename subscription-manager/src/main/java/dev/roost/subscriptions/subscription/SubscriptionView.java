package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.EventSubscription;
import dev.roost.subscriptions.activity.EventSubscription.State;
import dev.roost.subscriptions.activity.EventTypeView;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.work.WorkView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A user's subscription.
 *
 * @param state pending, subscribed, failed, revoked or unsubscribed
 * @param reason why it is so, or what the next try waits for
 * @param lack of a failed one: {@code missing-scope} or {@code reconnect-needed} where it is not
 *     asked for again before the user has connected anew
 * @param subscribedAt since when X delivers this user's activities
 * @param api what X delivers: {@code account-activity}, or {@code activity}, event types
 * @param profile the named set of event types; absent where they are a list
 * @param eventTypes each wanted event type with its state; of {@code activity} alone
 * @param missing the wanted event types that X does not deliver, as far as is known; likewise
 * @param work what is left to do; absent when nothing is
 * @param observed what X said within the last minute; with {@code ?observe=true} alone
 */
@Schema(
    name = "Subscription",
    examples =
        """
        {"app":"demo","endpoint":"main","userId":"2244994945","screenName":"ada",
         "state":"subscribed","subscribedAt":"2026-11-23T22:54:02Z",
         "changedAt":"2026-11-23T22:54:02Z","api":"account-activity"}
        """)
public record SubscriptionView(
    String app,
    String endpoint,
    String userId,
    @Nullable String screenName,
    String state,
    @Nullable String reason,
    @Nullable String lack,
    @Nullable Instant subscribedAt,
    Instant changedAt,
    String api,
    @Nullable String profile,
    @Nullable List<EventTypeView> eventTypes,
    @Nullable List<String> missing,
    @Nullable WorkView work,
    @Nullable Observed observed) {

  public SubscriptionView {
    eventTypes = eventTypes == null ? null : List.copyOf(eventTypes);
    missing = missing == null ? null : List.copyOf(missing);
  }

  /**
   * What X said.
   *
   * @param subscribed whether it has the subscription
   * @param at when it said so
   */
  @Schema(name = "ObservedSubscription")
  public record Observed(boolean subscribed, Instant at) {}

  /** With what became of each event type. */
  static SubscriptionView of(
      Subscription one, List<EventSubscription> rows, @Nullable Observed observed) {
    boolean isActivity = one.events().isActivity();
    List<EventTypeView> types = EventTypeView.of(one.events(), rows);
    return new SubscriptionView(
        one.key().webhook().app(),
        one.key().webhook().endpoint(),
        one.key().userId(),
        one.screenName(),
        one.state().wire(),
        one.reason(),
        Lack.wireOf(one.consent().lack()),
        one.subscribedAt(),
        one.changedAt(),
        one.events().api().wire(),
        one.events().profile(),
        isActivity ? types : null,
        isActivity
            ? types.stream()
                .filter(SubscriptionView::isMissing)
                .map(EventTypeView::eventType)
                .toList()
            : null,
        WorkView.of(one.work()),
        observed);
  }

  /** With what X says. */
  SubscriptionView with(Observed seen) {
    return new SubscriptionView(
        app,
        endpoint,
        userId,
        screenName,
        state,
        reason,
        lack,
        subscribedAt,
        changedAt,
        api,
        profile,
        eventTypes,
        missing,
        work,
        seen);
  }

  private static boolean isMissing(EventTypeView type) {
    return !type.state().equals(State.SUBSCRIBED.wire());
  }
}

package dev.roost.subscriptions.subscription;

import dev.roost.contracts.subscription.SubscriptionState;
import dev.roost.contracts.subscription.SubscriptionState.State;
import dev.roost.subscriptions.activity.WantedEvents;
import dev.roost.subscriptions.consent.Consent;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.work.Work;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user's subscription as it is wanted and as X was last seen to have it. What may become of it
 * are methods.
 *
 * @param key which
 * @param events what X is to deliver
 * @param consent by which it is asked for; what it lacks, once it failed for that
 * @param screenName the user's name at X when last seen
 * @param state how far it is
 * @param reason why it is so, or what the next try waits for
 * @param subscribedAt since when X delivers
 * @param through X's id of the webhook through which the user is subscribed
 * @param changedAt when state or reason last changed
 * @param work what is left to do
 */
public record Subscription(
    SubscriptionKey key,
    WantedEvents events,
    Consent consent,
    @Nullable String screenName,
    State state,
    @Nullable String reason,
    @Nullable Instant subscribedAt,
    @Nullable String through,
    Instant changedAt,
    Work work) {

  public Subscription {
    // A release without it changes the state alone.
    consent = state == State.FAILED ? consent : consent.lacking(null);
  }

  /** Nobody asked for it yet. */
  static Subscription fresh(SubscriptionKey key, Instant now) {
    return new Subscription(
        key,
        WantedEvents.ACCOUNT_ACTIVITY,
        Consent.UNKNOWN,
        null,
        State.PENDING,
        null,
        null,
        null,
        now,
        Work.NONE);
  }

  /** Whether nobody asked for it before. */
  boolean isFresh() {
    return work.equals(Work.NONE) && state == State.PENDING;
  }

  /** Whether X delivers, as far as is known. */
  public boolean isSubscribed() {
    return state == State.SUBSCRIBED;
  }

  /** Whether it is wanted: subscribed, on the way there, or refused by X. */
  public boolean isWanted() {
    return !isOver() && !isOrderedToEnd();
  }

  /** Whether the user took the access back. */
  boolean isRevoked() {
    return state == State.REVOKED;
  }

  /** Whether X, or the vault, said no. */
  boolean isFailed() {
    return state == State.FAILED;
  }

  /** Whether nothing is left of it. */
  boolean isOver() {
    return state == State.UNSUBSCRIBED || isRevoked();
  }

  private boolean isOrderedToEnd() {
    String task = work.task();
    return task != null && !task.equals(Task.SUBSCRIBE);
  }

  /** Wanted: to be asked for, though X may have it already. */
  Subscription wanted(@Nullable String name, Instant now) {
    return wanted(name, events, now);
  }

  /** The same, with these events: where others were wanted, it is not whole any more. */
  Subscription wanted(@Nullable String name, WantedEvents wantedEvents, Instant now) {
    Work ordered = work.ordered(Task.SUBSCRIBE, now);
    String known = name == null || name.isEmpty() ? screenName : name;
    boolean stays = isSubscribed() && wantedEvents.eventTypes().equals(events.eventTypes());
    return stays
        ? new Subscription(
            key,
            wantedEvents,
            consent,
            known,
            state,
            null,
            subscribedAt,
            through,
            changedAt,
            ordered)
        : new Subscription(
            key, wantedEvents, consent, known, State.PENDING, null, null, null, now, ordered);
  }

  /** To be subscribed through another webhook of X's, while the one before still delivers. */
  Subscription toBeMoved(Instant now) {
    return new Subscription(
        key,
        events,
        consent,
        screenName,
        state,
        reason,
        subscribedAt,
        through,
        changedAt,
        work.ordered(Task.SUBSCRIBE, now));
  }

  /** X lost it with its webhook: to be asked for again. */
  Subscription lost(Instant now) {
    return new Subscription(
        key,
        events,
        consent,
        screenName,
        State.PENDING,
        "X lost it with the webhook; it is asked for again.",
        null,
        null,
        now,
        work.ordered(Task.SUBSCRIBE, now));
  }

  /** X does not have it, and nobody here ended it: to be asked for again. */
  Subscription missingAtX(Instant now) {
    return new Subscription(
        key,
        events,
        consent,
        screenName,
        State.PENDING,
        "X did not have it any more, though nobody ended it here; it is asked for again.",
        null,
        null,
        now,
        work.ordered(Task.SUBSCRIBE, now));
  }

  /** X has it. */
  Subscription subscribed(String webhookId, Instant now) {
    boolean same = isSubscribed() && webhookId.equals(through);
    return new Subscription(
        key,
        events,
        consent,
        screenName,
        State.SUBSCRIBED,
        null,
        isSubscribed() && subscribedAt != null ? subscribedAt : now,
        webhookId,
        same && reason == null ? changedAt : now,
        work);
  }

  /**
   * Asking again is in vain until someone changes something. Where X delivers through the old
   * webhook of a move, that is remembered.
   */
  Subscription failed(String why, Instant now) {
    boolean same = state == State.FAILED && why.equals(reason);
    return new Subscription(
        key,
        events,
        consent,
        screenName,
        State.FAILED,
        why,
        null,
        through,
        same ? changedAt : now,
        work);
  }

  /** The same, where the user's consent does not cover it. */
  Subscription failed(String why, @Nullable Lack lack, Instant now) {
    return failed(why, now).by(consent.lacking(lack));
  }

  /** Asked for by this consent of the user. */
  Subscription by(Consent given) {
    return new Subscription(
        key, events, given, screenName, state, reason, subscribedAt, through, changedAt, work);
  }

  /** It was ended here. */
  Subscription unsubscribed(String why, Instant now) {
    return ended(State.UNSUBSCRIBED, why, now);
  }

  /** The user took the app's access back. */
  public Subscription revoked(Instant now) {
    Subscription ended = ended(State.REVOKED, "The user took the app's access back at X.", now);
    // X ends by itself what needs consent; event types that do not are ended by the app.
    return ended.with(
        events.isActivity() ? work.calledOff().ordered(Task.UNSUBSCRIBE, now) : work.calledOff());
  }

  /** To be ended. */
  Subscription unwanted(String task, Instant now) {
    return with(work.ordered(task, now));
  }

  /** With this reason. */
  Subscription because(@Nullable String why, Instant now) {
    return Objects.equals(reason, why)
        ? this
        : new Subscription(
            key, events, consent, screenName, state, why, subscribedAt, through, now, work);
  }

  /** With this work. */
  Subscription with(Work other) {
    return new Subscription(
        key, events, consent, screenName, state, reason, subscribedAt, through, changedAt, other);
  }

  private Subscription ended(State how, String why, Instant now) {
    boolean same = state == how && why.equals(reason);
    return new Subscription(
        key, events, consent, screenName, how, why, null, null, same ? changedAt : now, work);
  }

  /** As {@code roost.subscriptions} tells it. */
  SubscriptionState announced() {
    return new SubscriptionState(
        key.webhook().app(),
        key.webhook().endpoint(),
        key.userId(),
        screenName,
        state,
        reason,
        subscribedAt == null ? null : subscribedAt.toString(),
        changedAt.toString(),
        events.api(),
        events.profile(),
        events.isActivity() ? events.names() : null);
  }
}

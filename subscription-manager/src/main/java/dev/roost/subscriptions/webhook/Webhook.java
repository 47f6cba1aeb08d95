package dev.roost.subscriptions.webhook;

import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.contracts.webhook.WebhookState.State;
import dev.roost.subscriptions.work.Work;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is wanted and as X was last seen to have it. What may become of it are methods.
 *
 * @param key Roost's names
 * @param api through which of X's APIs it is registered; never changes
 * @param url where X delivers, or is to
 * @param webhookId X's id, while X has it
 * @param wanted whether operators want it
 * @param state how X has it
 * @param reason why it is so, or what the next try waits for
 * @param validity when it was valid
 * @param changedAt when state, reason or X's id last changed
 * @param challengedAt since when X challenges it, while it is not known whether it passed
 * @param move a move under way
 * @param work what is left to do
 */
public record Webhook(
    WebhookKey key,
    Api api,
    String url,
    @Nullable String webhookId,
    boolean wanted,
    State state,
    @Nullable String reason,
    Validity validity,
    Instant changedAt,
    @Nullable Instant challengedAt,
    Move move,
    Work work) {

  /** A webhook X does not have yet. */
  static Webhook fresh(WebhookKey key, Api api, String url, Instant now) {
    return new Webhook(
        key,
        api,
        url,
        null,
        true,
        State.REGISTERING,
        null,
        Validity.NEVER,
        now,
        null,
        Move.NONE,
        Work.NONE.ordered(Task.REGISTER, now));
  }

  /** Whether X delivers through it, as far as is known. */
  public boolean isValid() {
    return state == State.VALID;
  }

  /** X's id, or a 409 while X has none: there is nothing to ask it then. */
  public String requiredId() {
    if (webhookId == null) {
      throw ProblemType.WEBHOOK_NOT_AT_X.exception(
          "It is " + state.wire() + ", so X has nothing to say of it. GET the webhook shows why.");
    }
    return webhookId;
  }

  /** Wanted, at this URL: X is asked for it, or whether it still has it. */
  public Webhook ordered(String newUrl, Instant now) {
    boolean atX = webhookId != null;
    State then = atX ? state : State.REGISTERING;
    String why = atX && wanted ? reason : null;
    boolean same = wanted && url.equals(newUrl) && state == then && Objects.equals(reason, why);
    // A move that is under way goes on; it asks X by itself.
    Work ordered = work.ordered(move.isUnderWay() ? Task.MOVE : Task.REGISTER, now);
    return new Webhook(
        key,
        api,
        newUrl,
        webhookId,
        true,
        then,
        why,
        validity,
        same ? changedAt : now,
        null,
        move,
        ordered);
  }

  /** X does not have it any more, or not yet: it is being registered. */
  public Webhook lost(Instant now) {
    String why = "X does not have the webhook any more; it is registered anew.";
    return became(null, State.REGISTERING, why, validity.closed(now), now);
  }

  /** X has it, under this id, and holds it valid. */
  public Webhook valid(String id, Instant now) {
    return observed(id, State.VALID, null, validity.opened(now), now);
  }

  /** X has it, under this id, and delivers nothing. */
  public Webhook invalid(String id, String why, Instant now) {
    return observed(id, State.INVALID, why, validity.closed(now), now);
  }

  /** X did not take it. */
  public Webhook failed(String why, Instant now) {
    return observed(null, State.FAILED, why, validity.closed(now), now);
  }

  /**
   * X has it, under this id, and has begun to challenge it; until it is known, it stays as it is.
   */
  public Webhook challenged(String id, Instant now) {
    String why = isValid() ? null : "X has begun to challenge it; whether it passed is read soon.";
    return new Webhook(
        key,
        api,
        url,
        id,
        wanted,
        state,
        why,
        validity,
        id.equals(webhookId) && Objects.equals(why, reason) ? changedAt : now,
        now,
        move,
        work);
  }

  /** A challenge that X has begun is not waited for any longer; nothing is known of its end. */
  public Webhook unconfirmed(Instant now) {
    String why =
        isValid()
            ? null
            : "X has the webhook and has begun to challenge it, but its list does not show it, so"
                + " whether it is valid is not known. The comparison with X's lists goes on.";
    return became(webhookId, state, why, validity, Objects.equals(why, reason) ? changedAt : now);
  }

  /** Not wanted any more: X is asked to give it up. */
  public Webhook unwanted(Instant now) {
    String why = "An operator deleted it; X is being told.";
    return new Webhook(
        key,
        api,
        url,
        webhookId,
        false,
        state,
        why,
        validity,
        now,
        null,
        move,
        work.ordered(Task.DELETE, now));
  }

  /** X does not have it, and nobody wants it. */
  public Webhook deleted(Instant now) {
    return new Webhook(
        key,
        api,
        url,
        null,
        false,
        State.DELETED,
        "An operator deleted it.",
        validity.closed(now),
        now,
        null,
        Move.NONE,
        work);
  }

  /** To be moved. */
  public Webhook moving(Move towards, Instant now) {
    return became(webhookId, state, reason, validity, now)
        .with(towards)
        .with(work.ordered(Task.MOVE, now));
  }

  /** X challenges the new webhook of a move; the one that is there delivers on. */
  public Webhook newOneChallenged(Instant now) {
    String why = "X has begun to challenge the new webhook; whether it passed is read soon.";
    return copy(why, changedAt, challengedAt == null ? now : challengedAt, move, work);
  }

  /** X has the new webhook of a move; the one before is the old one. */
  public Webhook moved(String newUrl, String newId, Instant now) {
    return new Webhook(
        key,
        api,
        newUrl,
        newId,
        wanted,
        State.VALID,
        null,
        validity.opened(now),
        now,
        null,
        move.arrived(webhookId, url),
        work);
  }

  /** With this reason. */
  public Webhook because(@Nullable String why, Instant now) {
    return Objects.equals(reason, why) ? this : copy(why, now, challengedAt, move, work);
  }

  /** With this reason, and no challenge is waited for. */
  public Webhook unchallenged(String why, Instant now) {
    return copy(why, now, null, move, work);
  }

  /** With this move. */
  public Webhook with(Move other) {
    return copy(reason, changedAt, challengedAt, other, work);
  }

  /** With this work. */
  public Webhook with(Work other) {
    return copy(reason, changedAt, challengedAt, move, other);
  }

  private Webhook copy(
      @Nullable String why,
      Instant changed,
      @Nullable Instant challenged,
      Move newMove,
      Work newWork) {
    return new Webhook(
        key,
        api,
        url,
        webhookId,
        wanted,
        state,
        why,
        validity,
        changed,
        challenged,
        newMove,
        newWork);
  }

  private Webhook observed(
      @Nullable String id, State seen, @Nullable String why, Validity then, Instant now) {
    boolean same = Objects.equals(id, webhookId) && seen == state && Objects.equals(why, reason);
    return became(id, seen, why, then, same ? changedAt : now);
  }

  /** No challenge is waited for then. */
  private Webhook became(
      @Nullable String id, State then, @Nullable String why, Validity validThen, Instant changed) {
    return new Webhook(key, api, url, id, wanted, then, why, validThen, changed, null, move, work);
  }

  /** As {@code roost.webhooks} tells it. */
  public WebhookState announced() {
    return new WebhookState(
        key.app(),
        key.endpoint(),
        url,
        webhookId,
        api,
        wanted,
        state,
        reason,
        validity.intervals(),
        changedAt.toString());
  }
}

package dev.roost.subscriptions.webhook;

import dev.roost.admin.problem.ProblemType;
import dev.roost.contracts.webhook.WebhookState;
import dev.roost.contracts.webhook.WebhookState.State;
import dev.roost.subscriptions.work.Work;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is wanted and as X was last seen to have it. What may become of it are methods.
 *
 * @param key Roost's names
 * @param url where X delivers, or is to
 * @param webhookId X's id, while X has it
 * @param wanted whether operators want it
 * @param state how X has it
 * @param reason why it is so, or what the next try waits for
 * @param validity when it was valid
 * @param changedAt when state, reason or X's id last changed
 * @param move a move under way
 * @param work what is left to do
 */
public record Webhook(
    WebhookKey key,
    String url,
    @Nullable String webhookId,
    boolean wanted,
    State state,
    @Nullable String reason,
    Validity validity,
    Instant changedAt,
    Move move,
    Work work) {

  /** A webhook X does not have yet. */
  static Webhook fresh(WebhookKey key, String url, Instant now) {
    return new Webhook(
        key,
        url,
        null,
        true,
        State.REGISTERING,
        null,
        Validity.NEVER,
        now,
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
    return new Webhook(
        key,
        newUrl,
        webhookId,
        true,
        then,
        why,
        validity,
        same ? changedAt : now,
        move,
        // A move that is under way goes on; it asks X by itself.
        work.ordered(move.isUnderWay() ? Task.MOVE : Task.REGISTER, now));
  }

  /** X does not have it any more, or not yet: it is being registered. */
  public Webhook lost(Instant now) {
    return new Webhook(
        key,
        url,
        null,
        wanted,
        State.REGISTERING,
        "X does not have the webhook any more; it is registered anew.",
        validity.closed(now),
        now,
        move,
        work);
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

  /** Not wanted any more: X is asked to give it up. */
  public Webhook unwanted(Instant now) {
    return new Webhook(
        key,
        url,
        webhookId,
        false,
        state,
        "An operator deleted it; X is being told.",
        validity,
        now,
        move,
        work.ordered(Task.DELETE, now));
  }

  /** X does not have it, and nobody wants it. */
  public Webhook deleted(Instant now) {
    return new Webhook(
        key,
        url,
        null,
        false,
        State.DELETED,
        "An operator deleted it.",
        validity.closed(now),
        now,
        Move.NONE,
        work);
  }

  /** To be moved. */
  public Webhook moving(Move towards, Instant now) {
    return new Webhook(
        key,
        url,
        webhookId,
        wanted,
        state,
        reason,
        validity,
        now,
        towards,
        work.ordered(Task.MOVE, now));
  }

  /** X has the new webhook of a move; the one before is the old one. */
  public Webhook moved(String newUrl, String newId, Instant now) {
    return new Webhook(
        key,
        newUrl,
        newId,
        wanted,
        State.VALID,
        null,
        validity.opened(now),
        now,
        move.arrived(webhookId, url),
        work);
  }

  /** With this reason. */
  public Webhook because(@Nullable String why, Instant now) {
    return Objects.equals(reason, why)
        ? this
        : new Webhook(key, url, webhookId, wanted, state, why, validity, now, move, work);
  }

  /** With this move. */
  public Webhook with(Move other) {
    return new Webhook(
        key, url, webhookId, wanted, state, reason, validity, changedAt, other, work);
  }

  /** With this work. */
  public Webhook with(Work other) {
    return new Webhook(
        key, url, webhookId, wanted, state, reason, validity, changedAt, move, other);
  }

  private Webhook observed(
      @Nullable String id, State seen, @Nullable String why, Validity then, Instant now) {
    boolean same = Objects.equals(id, webhookId) && seen == state && Objects.equals(why, reason);
    return new Webhook(key, url, id, wanted, seen, why, then, same ? changedAt : now, move, work);
  }

  /** As {@code roost.webhooks} tells it. */
  public WebhookState announced() {
    return new WebhookState(
        key.app(),
        key.endpoint(),
        url,
        webhookId,
        wanted,
        state,
        reason,
        validity.intervals(),
        changedAt.toString());
  }
}

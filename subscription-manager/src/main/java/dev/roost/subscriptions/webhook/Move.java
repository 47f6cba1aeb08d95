package dev.roost.subscriptions.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A move to another URL that is under way.
 *
 * @param to the new URL, until X has it
 * @param deleteFirst whether the old webhook goes first, since the quota has no place for two
 * @param leaveBehind whether users who cannot be subscribed again are left behind
 * @param oldWebhookId X's id of the old webhook, once the new one is there
 * @param oldUrl the old URL, likewise
 */
public record Move(
    @Nullable String to,
    boolean deleteFirst,
    boolean leaveBehind,
    @Nullable String oldWebhookId,
    @Nullable String oldUrl) {

  /** None is under way. */
  public static final Move NONE = new Move(null, false, false, null, null);

  /**
   * Towards this URL, or on with what is left to do; an old webhook that is still to be deleted
   * stays so.
   */
  public Move towards(@Nullable String url, boolean oldFirst, boolean withoutSome) {
    return new Move(url, oldFirst, withoutSome, oldWebhookId, oldUrl);
  }

  /** The new webhook is there; what was the webhook is the old one now. */
  Move arrived(@Nullable String id, String url) {
    return new Move(null, deleteFirst, leaveBehind, id, id == null ? null : url);
  }

  /** Whether a move is under way. */
  public boolean isUnderWay() {
    return to != null || oldWebhookId != null;
  }
}

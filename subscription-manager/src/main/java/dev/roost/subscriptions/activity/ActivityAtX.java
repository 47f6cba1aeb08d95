package dev.roost.subscriptions.activity;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What X has of an app's subscriptions of the X Activity API.
 *
 * @param count how many X's list shows
 * @param isWhole whether that is all; what a list lacks that is not whole may be there
 * @param leftoverCount how many of them nobody wants here
 * @param leftovers these, at most a thousand of them
 */
public record ActivityAtX(
    long count, boolean isWhole, long leftoverCount, List<Leftover> leftovers) {

  public ActivityAtX {
    leftovers = List.copyOf(leftovers);
  }

  /**
   * A subscription that X has and nobody wants here. It counts, and its events may be billed; it is
   * never deleted by itself.
   *
   * @param subscriptionId X's id
   * @param eventType X's name of the type
   * @param userId the user whom the events concern; absent for the whole app
   * @param tag what X repeats in each delivery; Roost's own begin with {@code roost/}
   * @param webhookId X's id of the webhook; absent for X's stream alone
   * @param expiresAt when X ends it; absent for never
   */
  @Schema(name = "LeftoverSubscription")
  public record Leftover(
      String subscriptionId,
      String eventType,
      @Nullable String userId,
      @Nullable String tag,
      @Nullable String webhookId,
      @Nullable Instant expiresAt) {}
}

package dev.roost.subscriptions.registration;

import dev.roost.contracts.webhook.WebhookState.Interval;
import dev.roost.subscriptions.subscription.Progress;
import dev.roost.subscriptions.webhook.Move;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.work.WorkView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook.
 *
 * @param api through which of X's APIs: {@code 1.1} or {@code 2}
 * @param url where X delivers, or is to
 * @param webhookId X's id, while X has it
 * @param wanted whether operators want it
 * @param state {@code registering}, {@code valid}, {@code invalid}, {@code failed} or {@code
 *     deleted}
 * @param reason why it is so, or what the next try waits for
 * @param validity when it was valid, as far as Roost saw; the last interval may be open
 * @param challengedAt since when X challenges it, while it is not known whether it passed; API 2
 *     alone
 * @param work what is left to do; absent when nothing is
 * @param move a move under way
 * @param observed what X said within the last minute; with {@code ?observe=true} alone
 */
@Schema(
    name = "Webhook",
    examples =
        """
        {"app":"demo","endpoint":"main","api":"1.1",
         "url":"https://hooks.example.com/webhooks/demo/main",
         "webhookId":"1234567890","wanted":true,"state":"valid",
         "validity":[{"from":"2026-11-23T22:54:02Z"}],"changedAt":"2026-11-23T22:54:02Z"}
        """)
public record WebhookView(
    String app,
    String endpoint,
    String api,
    String url,
    @Nullable String webhookId,
    boolean wanted,
    String state,
    @Nullable String reason,
    List<Interval> validity,
    Instant changedAt,
    @Nullable Instant challengedAt,
    @Nullable WorkView work,
    @Nullable Moved move,
    @Nullable Observed observed) {

  public WebhookView {
    validity = List.copyOf(validity);
  }

  /**
   * A move under way.
   *
   * @param to the new URL, until X has it
   * @param oldUrl the old URL, once the new one is there and the old one not yet deleted
   * @param users how many users are subscribed on the new webhook, are still to be, or cannot be
   */
  @Schema(name = "Move")
  public record Moved(
      @Nullable String to,
      @Nullable String oldUrl,
      boolean deleteFirst,
      boolean leaveBehind,
      @Nullable Progress users) {}

  /**
   * What X said.
   *
   * @param atX whether X's list has the webhook; X may have one that its list lacks, so one that is
   *     missing is asked for by its id, in the background
   * @param valid whether X holds it valid; absent where the list does not have it
   */
  @Schema(name = "ObservedWebhook")
  public record Observed(boolean atX, @Nullable Boolean valid, Instant at) {}

  static WebhookView of(Webhook webhook, @Nullable Progress users, @Nullable Observed observed) {
    return new WebhookView(
        webhook.key().app(),
        webhook.key().endpoint(),
        webhook.api().wire(),
        webhook.url(),
        webhook.webhookId(),
        webhook.wanted(),
        webhook.state().wire(),
        webhook.reason(),
        webhook.validity().intervals(),
        webhook.changedAt(),
        webhook.challengedAt(),
        WorkView.of(webhook.work()),
        moved(webhook.move(), users),
        observed);
  }

  private static @Nullable Moved moved(Move move, @Nullable Progress users) {
    return move.isUnderWay()
        ? new Moved(move.to(), move.oldUrl(), move.deleteFirst(), move.leaveBehind(), users)
        : null;
  }
}

package dev.roost.subscriptions.registration;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of an app's webhooks.
 *
 * @param items what stands on it, by endpoint
 * @param next the {@code cursor} of the next page, absent on the last
 * @param unknownHere webhooks X has and Roost does not know; with {@code ?observe=true} alone
 * @param readAt when X was asked; with {@code ?observe=true} alone
 */
@Schema(
    examples =
        """
        {"items":[{"app":"demo","endpoint":"main","api":"1.1",
                   "url":"https://hooks.example.com/webhooks/demo/main","webhookId":"1234567890",
                   "wanted":true,"state":"valid","validity":[{"from":"2026-11-23T22:54:02Z"}],
                   "changedAt":"2026-11-23T22:54:02Z"}]}
        """)
public record WebhookPage(
    List<WebhookView> items,
    @Nullable String next,
    @Nullable List<Stranger> unknownHere,
    @Nullable Instant readAt) {

  public WebhookPage {
    items = List.copyOf(items);
    unknownHere = unknownHere == null ? null : List.copyOf(unknownHere);
  }

  /**
   * A webhook X has and Roost does not know; it counts against the account's quota.
   *
   * @param webhookId X's id
   * @param api in the list of which of X's APIs it stands: {@code 1.1} or {@code 2}
   */
  @Schema(name = "UnknownWebhook")
  public record Stranger(String webhookId, String url, boolean valid, String api) {}
}

package dev.roost.simulator.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.roost.simulator.webhook.Webhook;
import java.util.List;

/** Who is subscribed through a webhook, in X's form. */
public record Subscribers(
    @JsonProperty("webhook_id") String webhookId,
    @JsonProperty("webhook_url") String webhookUrl,
    @JsonProperty("application_id") String applicationId,
    List<Subscriber> subscriptions) {

  /** One user. */
  public record Subscriber(@JsonProperty("user_id") String userId) {}

  static Subscribers of(Webhook webhook, String applicationId, List<String> userIds) {
    return new Subscribers(
        webhook.id(),
        webhook.url().toString(),
        applicationId,
        userIds.stream().map(Subscriber::new).toList());
  }
}

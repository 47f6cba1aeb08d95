package dev.roost.ingest.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roost.contracts.webhook.WebhookState;
import java.io.IOException;
import java.util.Optional;

/**
 * One webhook as it is served: its name, and what {@code roost.webhooks} says of which webhook of
 * X's that is now.
 *
 * @param name Roost's name for it
 * @param webhookId X's id; empty until X has taken it, and while it is not known
 * @param api the API that X has it by; empty while it is not known
 */
public record ServedWebhook(
    WebhookName name, Optional<String> webhookId, Optional<WebhookState.Api> api) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A webhook of which nothing but its name is known. */
  public static ServedWebhook ofName(WebhookName name) {
    return new ServedWebhook(name, Optional.empty(), Optional.empty());
  }

  /**
   * Reads a record's value, no more of it than is needed: a webhook is served whatever a newer
   * subscription-manager says of it.
   */
  static ServedWebhook of(WebhookName name, byte[] value) {
    try {
      JsonNode state = JSON.readTree(value);
      return new ServedWebhook(
          name, Optional.ofNullable(state.path("webhookId").textValue()), api(state));
    } catch (IOException | IllegalArgumentException unreadable) {
      return ofName(name);
    }
  }

  private static Optional<WebhookState.Api> api(JsonNode state) {
    JsonNode api = state.path("api");
    return Optional.of(
        api.isMissingNode() || api.isNull()
            ? WebhookState.Api.V1_1
            : WebhookState.Api.of(api.asText()));
  }
}

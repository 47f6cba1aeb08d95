package dev.roost.xapi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import java.util.ArrayList;
import java.util.List;

/** X's successes as records. */
final class Answers {

  private Answers() {}

  static Webhook webhook(String body) {
    return webhook(Json.read(body));
  }

  /** All of them or a failure: a list read in part would look as if webhooks were gone. */
  static List<Webhook> webhooks(String body) {
    List<Webhook> webhooks = new ArrayList<>();
    array(Json.read(body)).forEach(node -> webhooks.add(webhook(node)));
    return List.copyOf(webhooks);
  }

  static SubscriptionCount count(String body) {
    JsonNode node = Json.read(body);
    // The premium product names the count of all without its suffix.
    JsonNode all =
        node.has("subscriptions_count_all")
            ? node.path("subscriptions_count_all")
            : node.path("subscriptions_count");
    return new SubscriptionCount(
        node.path("account_name").asText(""),
        Json.number(all).orElseThrow(UnreadableAnswer::new),
        Json.number(node.path("subscriptions_count_direct_messages")).orElse(0L),
        Json.number(node.path("provisioned_count")).orElseThrow(UnreadableAnswer::new));
  }

  static SubscriptionList list(String body) {
    JsonNode node = Json.read(body);
    List<String> users = new ArrayList<>();
    array(node.path("subscriptions")).forEach(user -> users.add(Json.required(user, "user_id")));
    return new SubscriptionList(
        Json.required(node, "webhook_id"),
        node.path("webhook_url").asText(""),
        node.path("application_id").asText(""),
        users);
  }

  static ReplayJob replay(String body) {
    JsonNode node = Json.read(body);
    return new ReplayJob(Json.required(node, "job_id"), Json.time(node.path("created_at")));
  }

  private static Webhook webhook(JsonNode node) {
    JsonNode valid = node.path("valid");
    // Read as invalid, a webhook would be challenged again for nothing; as valid, never.
    if (!valid.asText("").equals("true") && !valid.asText("").equals("false")) {
      throw new UnreadableAnswer();
    }
    return new Webhook(
        Json.required(node, "id"),
        Json.required(node, "url"),
        valid.asText("").equals("true"),
        Json.time(node.path("created_at")));
  }

  private static JsonNode array(JsonNode node) {
    if (!node.isArray()) {
      throw new UnreadableAnswer();
    }
    return node;
  }
}

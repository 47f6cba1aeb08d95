package dev.roost.subscriptions.reading;

import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Webhook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a reading is stored.
 *
 * @param write as it is stored
 * @param read from what was stored
 */
record ReadingJson<T>(Function<T, JsonObject> write, Function<JsonObject, T> read) {

  static final ReadingJson<List<Webhook>> WEBHOOKS =
      new ReadingJson<>(ReadingJson::webhooks, ReadingJson::webhooks);

  static final ReadingJson<SubscriptionList> SUBSCRIPTIONS =
      new ReadingJson<>(ReadingJson::subscriptions, ReadingJson::subscriptions);

  static final ReadingJson<Boolean> SUBSCRIPTION =
      new ReadingJson<>(
          there -> new JsonObject().put("subscribed", there),
          json -> json.getBoolean("subscribed"));

  static final ReadingJson<SubscriptionCount> COUNT =
      new ReadingJson<>(
          count ->
              new JsonObject()
                  .put("accountName", count.accountName())
                  .put("all", count.all())
                  .put("directMessages", count.directMessages())
                  .put("provisioned", count.provisioned()),
          json ->
              new SubscriptionCount(
                  json.getString("accountName"),
                  json.getLong("all"),
                  json.getLong("directMessages"),
                  json.getLong("provisioned")));

  private static JsonObject webhooks(List<Webhook> all) {
    JsonArray webhooks = new JsonArray();
    all.forEach(one ->
        webhooks.add(
            new JsonObject()
                .put("id", one.id())
                .put("url", one.url())
                .put("valid", one.valid())
                .put("createdAt", one.createdAt().map(Instant::toString).orElse(null))));
    return new JsonObject().put("webhooks", webhooks);
  }

  private static List<Webhook> webhooks(JsonObject json) {
    return json.getJsonArray("webhooks").stream()
        .map(JsonObject.class::cast)
        .map(one ->
            new Webhook(
                one.getString("id"),
                one.getString("url"),
                one.getBoolean("valid"),
                Optional.ofNullable(one.getString("createdAt")).map(Instant::parse)))
        .toList();
  }

  private static JsonObject subscriptions(SubscriptionList list) {
    return new JsonObject()
        .put("webhookId", list.webhookId())
        .put("webhookUrl", list.webhookUrl())
        .put("applicationId", list.applicationId())
        .put("userIds", new JsonArray(list.userIds()));
  }

  private static SubscriptionList subscriptions(JsonObject json) {
    return new SubscriptionList(
        json.getString("webhookId"),
        json.getString("webhookUrl"),
        json.getString("applicationId"),
        json.getJsonArray("userIds").stream().map(String::valueOf).toList());
  }
}

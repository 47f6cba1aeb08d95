package dev.roost.subscriptions.reading;

import dev.roost.subscriptions.activity.ActivityAtX;
import dev.roost.subscriptions.activity.ActivityAtX.Leftover;
import dev.roost.subscriptions.reading.ListedEventTypes.Listed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** How readings of the X Activity API are stored. */
final class ActivityJson {

  static final ReadingJson<ListedEventTypes> OF_USER =
      new ReadingJson<>(ActivityJson::write, ActivityJson::ofUser);

  static final ReadingJson<ActivityAtX> OF_APP =
      new ReadingJson<>(ActivityJson::write, ActivityJson::ofApp);

  private ActivityJson() {}

  private static JsonObject write(ListedEventTypes listed) {
    JsonArray all = new JsonArray();
    listed
        .all()
        .forEach(one ->
            all.add(
                new JsonObject()
                    .put("eventType", one.eventType())
                    .put("webhookId", one.webhookId())));
    return new JsonObject().put("all", all);
  }

  private static ListedEventTypes ofUser(JsonObject json) {
    return new ListedEventTypes(
        json.getJsonArray("all").stream()
            .map(JsonObject.class::cast)
            .map(one -> new Listed(one.getString("eventType"), one.getString("webhookId")))
            .toList());
  }

  private static JsonObject write(ActivityAtX atX) {
    JsonArray leftovers = new JsonArray();
    atX.leftovers().forEach(one -> leftovers.add(write(one)));
    return new JsonObject()
        .put("count", atX.count())
        .put("isWhole", atX.isWhole())
        .put("leftoverCount", atX.leftoverCount())
        .put("leftovers", leftovers);
  }

  private static JsonObject write(Leftover one) {
    Instant end = one.expiresAt();
    return new JsonObject()
        .put("subscriptionId", one.subscriptionId())
        .put("eventType", one.eventType())
        .put("userId", one.userId())
        .put("tag", one.tag())
        .put("webhookId", one.webhookId())
        .put("expiresAt", end == null ? null : end.toString());
  }

  private static ActivityAtX ofApp(JsonObject json) {
    return new ActivityAtX(
        json.getLong("count"),
        json.getBoolean("isWhole"),
        json.getLong("leftoverCount"),
        json.getJsonArray("leftovers").stream()
            .map(JsonObject.class::cast)
            .map(ActivityJson::leftover)
            .toList());
  }

  private static Leftover leftover(JsonObject one) {
    return new Leftover(
        one.getString("subscriptionId"),
        one.getString("eventType"),
        one.getString("userId"),
        one.getString("tag"),
        one.getString("webhookId"),
        Optional.ofNullable(one.getString("expiresAt")).map(Instant::parse).orElse(null));
  }
}

package dev.roost.xapi.v2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.xapi.endpoint.Json;
import dev.roost.xapi.endpoint.Json.UnreadableAnswer;
import dev.roost.xapi.endpoint.ReplayJob;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The successes of version 2 as records; where X's pages show several forms, all are read. */
final class Answers {

  private static final String SUBSCRIPTION_ID = "subscription_id";
  private static final String TOTAL = "total_subscriptions";

  private Answers() {}

  static Webhook webhook(String body) {
    return webhook(data(body));
  }

  /** All of them or a failure: a list read in part would look as if webhooks were gone. */
  static List<Webhook> webhooks(String body) {
    JsonNode root = Json.read(body);
    Optional<Long> count = Json.number(root.path("meta").path("result_count"));
    List<Webhook> webhooks = new ArrayList<>();
    elements(root, count).forEach(node -> webhooks.add(webhook(node)));
    if (count.filter(it -> it != webhooks.size()).isPresent() || root.has("errors")) {
      throw new UnreadableAnswer();
    }
    return List.copyOf(webhooks);
  }

  private static Webhook webhook(JsonNode node) {
    return new Webhook(
        Json.required(node, "id"),
        Json.required(node, "url"),
        bool(node.path("valid")),
        Json.time(node.path("created_at")));
  }

  /** X's reference and its sample have the job in two places. */
  static ReplayJob replay(String body) {
    JsonNode root = Json.read(body);
    JsonNode job = root.has("replay_event") ? root.path("replay_event") : root.path("data");
    return new ReplayJob(Json.required(job, "job_id"), Json.time(job.path("created_at")));
  }

  static Subscribed subscribed(String body) {
    if (!isSubscribed(body)) {
      throw new UnreadableAnswer();
    }
    return Subscribed.NOW;
  }

  static boolean isSubscribed(String body) {
    return bool(data(body).path("subscribed"));
  }

  static boolean unsubscribed(String body) {
    if (isSubscribed(body)) {
      throw new UnreadableAnswer();
    }
    return true;
  }

  static SubscriptionCount count(String body) {
    JsonNode node = data(body);
    return new SubscriptionCount(
        node.path("account_name").asText(""),
        Json.number(node.path("subscriptions_count_all")).orElseThrow(UnreadableAnswer::new),
        Json.number(node.path("subscriptions_count_direct_messages")).orElse(0L),
        Json.number(node.path("provisioned_count")).orElseThrow(UnreadableAnswer::new));
  }

  static SubscriptionList accounts(String body) {
    JsonNode node = data(body);
    JsonNode subscriptions = node.path("subscriptions");
    if (!subscriptions.isArray() || Json.read(body).has("errors")) {
      throw new UnreadableAnswer();
    }
    List<String> users = new ArrayList<>();
    subscriptions.forEach(user -> users.add(Json.required(user, "user_id")));
    return new SubscriptionList(
        Json.required(node, "webhook_id"),
        node.path("webhook_url").asText(""),
        node.path("application_id").asText(""),
        users);
  }

  /**
   * One that was created or changed: an array of one, the subscription itself, or a level deeper.
   */
  static ActivitySubscription subscription(String body) {
    JsonNode data = data(body);
    JsonNode one = data.isArray() && data.size() == 1 ? data.get(0) : data;
    return subscription(one.has("subscription") ? one.path("subscription") : one);
  }

  static Pages.Page page(String body) {
    JsonNode root = Json.read(body);
    JsonNode meta = root.path("meta");
    Optional<Long> total = Json.number(meta.path(TOTAL));
    List<ActivitySubscription> subscriptions = new ArrayList<>();
    elements(root, total.or(() -> Json.number(meta.path("result_count"))))
        .forEach(node -> subscriptions.add(subscription(node)));
    return new Pages.Page(
        subscriptions,
        total.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        text(meta.path("next_token")),
        !root.has("errors"));
  }

  static boolean deleted(String body) {
    if (!bool(data(body).path("deleted"))) {
      throw new UnreadableAnswer();
    }
    return true;
  }

  /** Each is deleted, or X says that it does not know it. */
  static boolean deleted(String body, List<String> subscriptionIds) {
    JsonNode root = Json.read(body);
    Set<String> gone = new HashSet<>();
    root.path("data")
        .forEach(node -> {
          if (bool(node.path("deleted"))) {
            gone.add(Json.required(node, SUBSCRIPTION_ID));
          }
        });
    root.path("errors")
        .forEach(node -> {
          if (isUnknown(node)) {
            gone.add(node.path(SUBSCRIPTION_ID).asText(""));
          }
        });
    if (!gone.containsAll(subscriptionIds)) {
      throw new UnreadableAnswer();
    }
    return true;
  }

  /** X has published no reasons: its other names for this end alike. */
  private static boolean isUnknown(JsonNode error) {
    return Stream.of("reason", "message")
        .map(field -> error.path(field).asText("").toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^a-z]", ""))
        .anyMatch(text -> text.contains("notfound") || text.contains("doesnotexist"));
  }

  private static ActivitySubscription subscription(JsonNode node) {
    JsonNode filter = node.path("filter");
    return new ActivitySubscription(
        Json.required(node, SUBSCRIPTION_ID),
        Json.required(node, "event_type"),
        text(filter.path("user_id")),
        text(node.path("tag")),
        text(node.path("webhook_id")),
        Json.time(node.path("created_at")),
        Json.time(node.path("updated_at")),
        Json.time(node.path("expires_at")),
        isQualified(filter));
  }

  private static boolean isQualified(JsonNode filter) {
    return Stream.of("direction", "qualifiers", "keyword")
        .map(filter::path)
        .anyMatch(it -> !it.isMissingNode() && !it.isNull() && !(it.isObject() && it.isEmpty()));
  }

  private static JsonNode data(String body) {
    return Json.read(body).path("data");
  }

  /** X leaves {@code data} out of some empty lists, and says then that there are none. */
  private static JsonNode elements(JsonNode root, Optional<Long> count) {
    JsonNode data = root.path("data");
    boolean isEmpty = data.isMissingNode() && count.filter(it -> it == 0).isPresent();
    if (!data.isArray() && !isEmpty) {
      throw new UnreadableAnswer();
    }
    return data;
  }

  private static boolean bool(JsonNode node) {
    return switch (node.asText("")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new UnreadableAnswer();
    };
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("")).filter(it -> !it.isEmpty() && !node.isNull());
  }
}

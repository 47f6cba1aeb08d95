package dev.roost.subscriptions.doubles;

import static java.util.Objects.requireNonNull;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * X's version 2 in memory: webhooks, whose challenges end only after X has answered, and account
 * activity. All is locked by {@link PlayedX}, whose server it answers on.
 */
public final class PlayedX2 {

  private static final Pattern WEBHOOK = Pattern.compile("/2/webhooks/([0-9]+)");
  private static final Pattern ACCOUNT =
      Pattern.compile("/2/account_activity/webhooks/([0-9]+)/subscriptions/(.*)");

  private final PlayedX x;
  private final Map<String, JsonObject> webhooks = new LinkedHashMap<>();
  private final Map<String, Set<String>> subscribed = new HashMap<>();
  private final Map<String, Integer> challenged = new HashMap<>();
  private final Set<String> failing = new HashSet<>();
  private final Set<String> invalidAtFirst = new HashSet<>();
  private final Set<String> unlisted = new HashSet<>();
  private final PlayedActivity activity;
  private int number = 2_000_000;

  PlayedX2(PlayedX x) {
    this.x = x;
    this.activity = new PlayedActivity(x);
  }

  /** Its X Activity API. */
  public PlayedActivity activity() {
    return activity;
  }

  /** A refusal in version 2's form. */
  public static String problem(String reason, String details) {
    return new JsonObject()
        .put(
            "errors", new JsonArray().add(new JsonObject().put("message", reason + ": " + details)))
        .put("title", "Invalid Request")
        .put("detail", "One or more parameters to your request was invalid.")
        .put("type", "https://api.twitter.com/2/problems/invalid-request")
        .encode();
  }

  /** Takes the webhook with this URL without holding it valid. */
  public void takesAsInvalid(String url) {
    synchronized (x) {
      invalidAtFirst.add(url);
    }
  }

  /** Has this webhook, by another's doing; gives X's id. */
  public String has(String url, boolean valid) {
    synchronized (x) {
      return add(url, valid).getString("id");
    }
  }

  /** Holds the webhook invalid from now on. */
  public void invalidates(String id) {
    synchronized (x) {
      requireNonNull(webhooks.get(id)).put("valid", false);
    }
  }

  /** No challenge of this webhook is passed, or each is again. */
  public void failsChallenges(String id, boolean fails) {
    synchronized (x) {
      if (fails) {
        failing.add(id);
      } else {
        failing.remove(id);
      }
    }
  }

  /** Its list lacks this webhook, though it has it, or shows it again. */
  public void leavesOut(String id, boolean left) {
    synchronized (x) {
      if (left) {
        unlisted.add(id);
      } else {
        unlisted.remove(id);
      }
    }
  }

  /** Forgets the webhook with its subscriptions. */
  public void forgets(String id) {
    synchronized (x) {
      webhooks.remove(id);
      subscribed.remove(id);
    }
  }

  /** Ends this subscription, by another's doing. */
  public void ends(String id, String user) {
    synchronized (x) {
      requireNonNull(subscribed.get(id)).remove(user);
    }
  }

  /** X's ids of the webhooks with this URL. */
  public List<String> idsOf(String url) {
    synchronized (x) {
      return webhooks.values().stream()
          .filter(one -> one.getString("url").equals(url))
          .map(one -> one.getString("id"))
          .toList();
    }
  }

  /** Who is subscribed through it. */
  public Set<String> users(String id) {
    synchronized (x) {
      return new TreeSet<>(subscribed.getOrDefault(id, Set.of()));
    }
  }

  Reply act(Request request, String who) {
    String path = request.path();
    if (path.startsWith("/2/activity/")) {
      return activity.act(request);
    }
    if (path.equals("/2/webhooks")) {
      return request.method().equals("POST") ? create(request) : listed();
    }
    if (path.equals("/2/account_activity/subscriptions/count")) {
      return count();
    }
    Matcher webhook = WEBHOOK.matcher(path);
    Matcher account = ACCOUNT.matcher(path);
    boolean isWebhook = webhook.matches();
    if (!isWebhook && !account.matches()) {
      return Reply.json(404, problem("resource-not-found", "there is no such path"));
    }
    String id = isWebhook ? webhook.group(1) : account.group(1);
    if (!webhooks.containsKey(id)) {
      return refused("WebhookIdInvalid", "Webhook does not exist");
    }
    return isWebhook
        ? webhook(request.method(), id)
        : subscription(request.method(), id, account.group(2), who.replaceFirst("OAuth ", ""));
  }

  private Reply create(Request request) {
    String url = new JsonObject(request.body()).getString("url");
    if (!idsOf(url).isEmpty()) {
      return refused("DuplicateUrlFailed", "Webhook url is already registered");
    }
    return data(add(url, !invalidAtFirst.contains(url)));
  }

  private JsonObject add(String url, boolean valid) {
    number++;
    String id = String.valueOf(number);
    JsonObject webhook =
        new JsonObject()
            .put("id", id)
            .put("url", url)
            .put("valid", valid)
            .put("created_at", "2026-06-02T23:54:02.000Z");
    webhooks.put(id, webhook);
    subscribed.put(id, new TreeSet<>());
    return webhook;
  }

  /** A challenge that was begun has ended by the second list after it. */
  private Reply listed() {
    challenged.replaceAll((_, lists) -> lists + 1);
    challenged
        .entrySet()
        .removeIf(one -> {
          boolean isOver = one.getValue() >= 2;
          JsonObject webhook = webhooks.get(one.getKey());
          if (isOver && webhook != null && !failing.contains(one.getKey())) {
            webhook.put("valid", true);
          }
          return isOver;
        });
    Map<String, JsonObject> shown = new LinkedHashMap<>(webhooks);
    shown.keySet().removeAll(unlisted);
    return Reply.json(
        200,
        new JsonObject()
            .put("data", new JsonArray(new ArrayList<>(shown.values())))
            .put("meta", new JsonObject().put("result_count", shown.size()))
            .encode());
  }

  private Reply webhook(String method, String id) {
    if (method.equals("DELETE")) {
      webhooks.remove(id);
      subscribed.remove(id);
      return data(new JsonObject().put("deleted", true));
    }
    challenged.put(id, 0);
    return data(new JsonObject().put("valid", true));
  }

  private Reply subscription(String method, String id, String rest, String who) {
    Set<String> users = requireNonNull(subscribed.get(id));
    if (rest.equals("all/list")) {
      JsonArray all = new JsonArray();
      users.forEach(user -> all.add(new JsonObject().put("user_id", user)));
      return data(
          new JsonObject()
              .put("application_id", "1")
              .put("webhook_id", id)
              .put("webhook_url", "")
              .put("subscriptions", all));
    }
    if (!rest.equals("all")) {
      return users.remove(rest.replaceFirst("/all$", ""))
          ? data(new JsonObject().put("subscribed", false))
          : refused("SubscriptionNotFound", "Subscription does not exist");
    }
    if (method.equals("GET")) {
      return data(new JsonObject().put("subscribed", users.contains(who)));
    }
    return users.add(who)
        ? data(new JsonObject().put("subscribed", true))
        : refused("DuplicateSubscriptionFailed", "Subscription already exists");
  }

  private Reply count() {
    int all = subscribed.values().stream().mapToInt(Set::size).sum();
    return data(
        new JsonObject()
            .put("account_name", "my-account")
            .put("provisioned_count", "5000")
            .put("subscriptions_count_all", String.valueOf(all))
            .put("subscriptions_count_direct_messages", "0"));
  }

  private static Reply data(JsonObject data) {
    return Reply.json(200, new JsonObject().put("data", data).encode());
  }

  private static Reply refused(String reason, String details) {
    return Reply.json(400, problem(reason, details));
  }
}

package dev.roost.subscriptions.doubles;

import static java.util.Objects.requireNonNull;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The X Activity API in memory. All is locked by {@link PlayedX}, whose server it answers on. */
public final class PlayedActivity {

  private static final String ROOT = "/2/activity/subscriptions";

  private final PlayedX x;
  private final Map<String, JsonObject> subscriptions = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private int number = 3_000_000;

  PlayedActivity(PlayedX x) {
    this.x = x;
  }

  /** Does not offer this event type, or offers it again. */
  public void refusesType(String eventType, boolean refuses) {
    synchronized (x) {
      if (refuses) {
        refused.add(eventType);
      } else {
        refused.remove(eventType);
      }
    }
  }

  /** Has this subscription, by another's doing; gives X's id. */
  public String has(String eventType, String user, @Nullable String direction) {
    synchronized (x) {
      JsonObject filter = new JsonObject().put("user_id", user);
      if (direction != null) {
        filter.put("direction", direction);
      }
      return add(new JsonObject().put("event_type", eventType).put("filter", filter));
    }
  }

  /** Ends this subscription, by another's doing. */
  public void ends(String id) {
    synchronized (x) {
      subscriptions.remove(id);
    }
  }

  /** Its list of all lacks this one, though it counts it. */
  public void hides(String id) {
    synchronized (x) {
      hidden.add(id);
    }
  }

  /** Its list is whole again. */
  public void showsAll() {
    synchronized (x) {
      hidden.clear();
    }
  }

  /** What this user has: by event type its tag, webhook and direction. */
  public Map<String, String> of(String user) {
    synchronized (x) {
      Map<String, String> shown = new TreeMap<>();
      subscriptions.values().stream()
          .filter(one -> user.equals(one.getJsonObject("filter").getString("user_id", "")))
          .forEach(one ->
              shown.put(
                  one.getString("event_type"),
                  one.getString("tag", "") + " " + one.getString("webhook_id", "")));
      return shown;
    }
  }

  /** X's id of this one. */
  public String idOf(String eventType, String user) {
    synchronized (x) {
      return subscriptions.values().stream()
          .filter(one -> user.equals(one.getJsonObject("filter").getString("user_id", "")))
          .filter(one -> eventType.equals(one.getString("event_type")))
          .map(one -> one.getString("subscription_id"))
          .findFirst()
          .orElseThrow();
    }
  }

  Reply act(Request request) {
    String path = request.path();
    if (path.equals(ROOT)) {
      return switch (request.method()) {
        case "POST" -> create(new JsonObject(request.body()));
        case "DELETE" -> deleteAll(parameter(request, "ids"));
        default -> list(parameter(request, "user_id"));
      };
    }
    String id = path.substring(ROOT.length() + 1);
    if (!subscriptions.containsKey(id)) {
      return Reply.json(
          404,
          new JsonObject()
              .put("type", "https://api.x.com/2/problems/resource-not-found")
              .put("title", "Not Found Error")
              .encode());
    }
    return request.method().equals("PUT") ? update(id, new JsonObject(request.body())) : delete(id);
  }

  private static String parameter(Request request, String name) {
    var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(request.target());
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
  }

  private Reply create(JsonObject wanted) {
    if (refused.contains(wanted.getString("event_type"))) {
      return Reply.json(
          403,
          new JsonObject()
              .put("type", "about:blank")
              .put(
                  "errors",
                  new JsonArray().add(new JsonObject().put("title", "Unsupported event type")))
              .encode());
    }
    boolean isThere =
        subscriptions.values().stream()
            .anyMatch(one ->
                one.getString("event_type").equals(wanted.getString("event_type"))
                    && one.getJsonObject("filter")
                        .getString("user_id", "")
                        .equals(wanted.getJsonObject("filter").getString("user_id", "")));
    return isThere
        ? Reply.json(409, PlayedX2.problem("DuplicateSubscription", "it is there"))
        : one(add(wanted));
  }

  private String add(JsonObject wanted) {
    number++;
    String id = String.valueOf(number);
    subscriptions.put(
        id,
        wanted
            .copy()
            .put("subscription_id", id)
            .put("created_at", "2026-10-09T16:35:08.000Z")
            .put("updated_at", "2026-10-09T16:35:08.000Z"));
    return id;
  }

  private Reply one(String id) {
    return Reply.json(
        200,
        new JsonObject()
            .put("data", new JsonObject().put("subscription", subscriptions.get(id)))
            .encode());
  }

  private Reply list(String user) {
    List<JsonObject> shown = new ArrayList<>();
    subscriptions.forEach((id, one) -> {
      boolean isAsked =
          user.isEmpty()
              ? !hidden.contains(id)
              : user.equals(one.getJsonObject("filter").getString("user_id", ""));
      if (isAsked) {
        shown.add(one);
      }
    });
    return Reply.json(
        200,
        new JsonObject()
            .put("data", new JsonArray(shown))
            .put("meta", new JsonObject().put("total_subscriptions", subscriptions.size()))
            .encode());
  }

  private Reply update(String id, JsonObject change) {
    requireNonNull(subscriptions.get(id)).mergeIn(change);
    return one(id);
  }

  private Reply delete(String id) {
    subscriptions.remove(id);
    return Reply.json(
        200, new JsonObject().put("data", new JsonObject().put("deleted", true)).encode());
  }

  private Reply deleteAll(String ids) {
    JsonArray deleted = new JsonArray();
    JsonArray errors = new JsonArray();
    for (String id : ids.split(",")) {
      if (subscriptions.remove(id) == null) {
        errors.add(
            new JsonObject()
                .put("subscription_id", id)
                .put("reason", "NotFound")
                .put("message", "it is not there"));
      } else {
        deleted.add(new JsonObject().put("subscription_id", id).put("deleted", true));
      }
    }
    JsonObject answer = new JsonObject().put("data", deleted);
    return Reply.json(200, (errors.isEmpty() ? answer : answer.put("errors", errors)).encode());
  }
}

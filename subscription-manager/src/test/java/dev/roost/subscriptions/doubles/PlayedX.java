package dev.roost.subscriptions.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * X's Account Activity API in memory, for one app, with misbehaviour on order. It believes whoever
 * the played vault says is asking.
 */
public final class PlayedX {

  private static final String ROOT = "/1.1/account_activity";
  private static final Pattern ONE = Pattern.compile(ROOT + "/webhooks/([0-9]+)(.*)\\.json");
  private static final String UNKNOWN =
      error(34, "Webhook does not exist or is associated with a different twitter application.");

  private static final Reply DONE = Reply.status(204);
  private static final Reply GONE = Reply.json(404, UNKNOWN);

  /** How a request is answered instead; status 0 acts, and then breaks the connection. */
  private record Instead(String methodAndPart, int status, String body, long reset) {}

  private final Map<String, JsonObject> webhooks = new LinkedHashMap<>();
  private final Map<String, Set<String>> subscribed = new LinkedHashMap<>();
  private final Deque<Instead> instead = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final Set<String> unlisted = new HashSet<>();
  private final Set<String> unlistedUsers = new HashSet<>();
  private final PlayedLimits limits = new PlayedLimits();
  private final PlayedX2 two = new PlayedX2(this);
  private int number = 1000;

  PlayedX(int port) {
    ScriptedServer.startOn(port, this::reply);
  }

  /** Its version 2, which has webhooks and subscriptions of its own. */
  public PlayedX2 two() {
    return two;
  }

  /** An error's body. */
  public static String error(int code, String message) {
    return new JsonObject()
        .put(
            "errors",
            new JsonArray().add(new JsonObject().put("code", code).put("message", message)))
        .encode();
  }

  /** The next request like {@code POST /webhooks.json} is refused so. */
  public synchronized void refuses(String methodAndPart, int status, String body) {
    instead.add(new Instead(methodAndPart, status, body, 0));
  }

  /** The next request of this kind meets a rate limit that ends then. */
  public synchronized void limits(String methodAndPart, Instant until) {
    instead.add(
        new Instead(methodAndPart, 429, error(88, "Rate limit exceeded"), until.getEpochSecond()));
  }

  /**
   * Takes so many of each kind of request with this app's bearer from now on, says so with each
   * answer, and refuses more.
   */
  public synchronized void keepsLimit(String app, int allowed, Instant reset) {
    limits.keep(app, allowed, reset);
  }

  /** How many requests with this app's bearer it got whose line ends so. */
  public synchronized long askedOf(String app, String line) {
    return asked.stream().filter(one -> one.endsWith(line + " Bearer of-" + app)).count();
  }

  /** All that was ordered of it and is not done yet is called off. */
  public synchronized void mends() {
    instead.clear();
  }

  /** The next request of this kind is done, and its answer is lost. */
  public synchronized void losesTheAnswer(String methodAndPart) {
    instead.add(new Instead(methodAndPart, 0, "", 0));
  }

  /** Has this webhook, by another's doing. */
  public synchronized String has(String url, boolean valid) {
    return add(url, valid).getString("id");
  }

  /** Holds the webhook invalid from now on. */
  public synchronized void invalidates(String id) {
    requireNonNull(webhooks.get(id)).put("valid", false);
  }

  /** Forgets everything, as the simulator does at its restart. */
  public synchronized void forgets() {
    webhooks.clear();
    subscribed.clear();
  }

  /** Its list lacks this webhook from now on, though it has it. */
  public synchronized void leavesOut(String id) {
    unlisted.add(id);
  }

  /** Its list is whole again. */
  public synchronized void listsAll() {
    unlisted.clear();
  }

  /** Has this subscription, by another's doing. */
  public synchronized void subscribes(String id, String user) {
    requireNonNull(subscribed.get(id)).add(user);
  }

  /** Ends this subscription, by another's doing. */
  public synchronized void ends(String id, String user) {
    requireNonNull(subscribed.get(id)).remove(user);
  }

  /** Its list of subscriptions lacks this user from now on, though it has the subscription. */
  public synchronized void leavesOutUser(String user) {
    unlistedUsers.add(user);
  }

  /** X's ids of the webhooks with this URL. */
  public synchronized List<String> idsOf(String url) {
    return webhooks.values().stream()
        .filter(one -> one.getString("url").equals(url))
        .map(one -> one.getString("id"))
        .toList();
  }

  /** Who is subscribed through it. */
  public synchronized Set<String> users(String id) {
    return new TreeSet<>(subscribed.getOrDefault(id, Set.of()));
  }

  /** Everything that was asked: method, path and who asked. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized Reply reply(Request request) {
    String who = request.header("Authorization");
    asked.add(request.line() + " " + who);
    Instead other = take(request.line());
    if (other != null && other.status() > 0) {
      Reply.Response refusal = Reply.json(other.status(), other.body());
      return other.reset() > 0
          ? refusal.with("x-rate-limit-reset", String.valueOf(other.reset()))
          : refusal;
    }
    Reply done = request.path().startsWith("/2/") ? two.act(request, who) : act(request, who);
    return other == null ? limits.limited(request, who, done) : new Reply.Disconnect();
  }

  private @Nullable Instead take(String line) {
    for (Instead one : instead) {
      String[] wanted = one.methodAndPart().split(" ", 2);
      if (line.startsWith(wanted[0] + " ") && line.contains(wanted[1])) {
        instead.remove(one);
        return one;
      }
    }
    return null;
  }

  private Reply act(Request request, String who) {
    String path = request.path();
    if (path.equals(ROOT + "/webhooks.json")) {
      return request.method().equals("POST")
          ? Reply.json(200, add(url(request), true).encode())
          : Reply.json(200, listed().encode());
    }
    if (path.equals(ROOT + "/subscriptions/count.json")) {
      return Reply.json(200, count());
    }
    Matcher one = ONE.matcher(path);
    if (!one.matches() || !webhooks.containsKey(one.group(1))) {
      return GONE;
    }
    return one.group(2).isEmpty()
        ? webhook(request.method(), one.group(1))
        : subscription(
            request.method(), one.group(1), one.group(2), who.replaceFirst("OAuth ", ""));
  }

  /** The only parameter of a registration. */
  private static String url(Request registration) {
    return URLDecoder.decode(
        registration.target().replaceFirst(".*[?&]url=([^&]*).*", "$1"), UTF_8);
  }

  private Reply webhook(String method, String id) {
    if (method.equals("DELETE")) {
      webhooks.remove(id);
      subscribed.remove(id);
    } else {
      requireNonNull(webhooks.get(id)).put("valid", true);
    }
    return DONE;
  }

  private Reply subscription(String method, String id, String rest, String who) {
    Set<String> users = requireNonNull(subscribed.get(id));
    if (rest.equals("/subscriptions/all/list")) {
      Set<String> shown = new TreeSet<>(users);
      shown.removeAll(unlistedUsers);
      return Reply.json(200, list(id, shown));
    }
    if (!rest.equals("/subscriptions/all")) {
      String user = rest.replaceAll("/subscriptions/([0-9]+)/all", "$1");
      return users.remove(user) ? DONE : GONE;
    }
    return switch (method) {
      case "POST" ->
          users.add(who) ? DONE : Reply.json(409, error(355, "Subscription already exists."));
      case "DELETE" -> users.remove(who) ? DONE : GONE;
      default -> users.contains(who) ? DONE : GONE;
    };
  }

  private JsonObject add(String url, boolean valid) {
    number++;
    String id = String.valueOf(number);
    JsonObject webhook =
        new JsonObject()
            .put("id", id)
            .put("url", url)
            .put("valid", valid)
            .put("created_at", "2016-06-02T23:54:02Z");
    webhooks.put(id, webhook);
    subscribed.put(id, new TreeSet<>());
    return webhook;
  }

  private JsonArray listed() {
    Map<String, JsonObject> shown = new LinkedHashMap<>(webhooks);
    shown.keySet().removeAll(unlisted);
    return new JsonArray(new ArrayList<>(shown.values()));
  }

  private static String list(String id, Set<String> users) {
    JsonArray all = new JsonArray();
    users.forEach(user -> all.add(new JsonObject().put("user_id", user)));
    return new JsonObject()
        .put("webhook_id", id)
        .put("webhook_url", "")
        .put("application_id", "1")
        .put("subscriptions", all)
        .encode();
  }

  private String count() {
    int all = subscribed.values().stream().mapToInt(Set::size).sum();
    return new JsonObject()
        .put("account_name", "my-account")
        .put("subscriptions_count_all", String.valueOf(all))
        .put("subscriptions_count_direct_messages", "0")
        .put("provisioned_count", "50")
        .encode();
  }
}

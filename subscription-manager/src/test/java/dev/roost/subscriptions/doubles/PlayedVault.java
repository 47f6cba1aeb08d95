package dev.roost.subscriptions.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Privacy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** token-vault, as far as this service asks it. */
public final class PlayedVault {

  private static final Pattern ROUTE =
      Pattern.compile(
          "/api/v1/apps/([^/]+)/(authorizations|calls|handshakes|oauth2/handshakes|users)"
              + "(?:/([^/]+))?.*");

  /** Where people go; X's page is not played. */
  public static final String AUTHORIZE = "https://api.x.com/oauth/authorize?oauth_token=";

  private final PlayedOAuth2 oauth2 = new PlayedOAuth2();
  private final Set<String> connected = ConcurrentHashMap.newKeySet();
  private final Map<String, String> handshakes = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> completed = new ConcurrentHashMap<>();
  private final Map<String, Integer> ended = new ConcurrentHashMap<>();
  private final Map<String, String> revoked = new ConcurrentHashMap<>();
  private final Set<String> newer = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  private final Deque<Reply> refusals = new ConcurrentLinkedDeque<>();
  private final CallsOfX x;
  private volatile boolean away;

  /**
   * @param port its own
   * @param xPort where X is played
   */
  PlayedVault(int port, int xPort) {
    x = new CallsOfX(xPort);
    ScriptedServer.startOn(port, this::reply);
  }

  /** The vault holds a token of these users. */
  public void holds(String... users) {
    connected.addAll(Set.of(users));
  }

  /** The vault holds no token of this user. */
  public void forgets(String user) {
    connected.remove(user);
  }

  /** What it has of OAuth 2.0. */
  public PlayedOAuth2 oauth2() {
    return oauth2;
  }

  /** The vault answers 503 from now on, or not any more. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** So many of the next requests for a header or a call are refused so. */
  public void refuses(int times, int status, String problem) {
    for (int i = 0; i < times; i++) {
      refusals.add(problem(status, problem));
    }
  }

  /** The user connected again after any revocation. */
  public void holdsNewer(String user) {
    newer.add(user);
  }

  /** When this user's access was taken back, as it was told; "null" where it was not. */
  public String revokedAt(String user) {
    return revoked.getOrDefault(user, "never");
  }

  /** Whether the handshake can still be completed. */
  public boolean hasHandshake(String id) {
    return handshakes.containsKey(id);
  }

  /** The handshake has expired. */
  public void forgetsHandshake(String id) {
    handshakes.remove(id);
    completed.remove(id);
  }

  /** How many handshakes were begun. */
  public int handshakesBegun() {
    return number.get();
  }

  private Reply reply(Request request) {
    Matcher route = ROUTE.matcher(request.path());
    if (!request.header("Authorization").equals("Bearer " + Servers.SERVICE_TOKEN)) {
      return problem(401, "unauthorized");
    }
    if (away) {
      return problem(503, "x-unavailable");
    }
    if (!route.matches() || route.group(1).startsWith("stranger")) {
      return problem(404, "unknown-app");
    }
    String id = String.valueOf(route.group(3));
    return switch (route.group(2)) {
      case "authorizations" -> {
        Reply refusal = refusals.poll();
        yield refusal == null ? authorize(route.group(1), new JsonObject(request.body())) : refusal;
      }
      case "calls" -> {
        Reply refusal = refusals.poll();
        yield refusal == null ? call(route.group(1), new JsonObject(request.body())) : refusal;
      }
      case "users" ->
          request.path().endsWith("/credentials")
              ? endCredentials(id)
              : revoke(id, new JsonObject(request.body()));
      case "oauth2/handshakes" ->
          route.group(3) == null ? oauth2.begin(request) : oauth2.end(request, id);
      default -> route.group(3) == null ? begin() : end(request, id);
    };
  }

  private Reply authorize(String app, JsonObject asked) {
    String as = asked.getString("as");
    String user = asked.getString("userId", "");
    if (as.equals("user") && !connected.contains(user)) {
      return problem(404, "unknown-user-token");
    }
    String header =
        as.equals("app-only") ? "Bearer of-" + app : "OAuth " + (as.equals("user") ? user : as);
    return json(
        200, new JsonObject().put("authorization", header).put("fingerprint", "0123456789abcdef"));
  }

  /** As it is told, and where it is to choose by the consent that the event type needs. */
  private static boolean isByUser(JsonObject asked) {
    String as = asked.getString("as");
    return as == null
        ? type(asked).filter(type -> type.privacy() == Privacy.PRIVATE).isPresent()
        : as.endsWith("-user");
  }

  private static Optional<EventType> type(JsonObject asked) {
    JsonObject body = asked.getJsonObject("body", new JsonObject());
    return EventType.of(body.getString("event_type", ""));
  }

  /** Asks the played X, as the vault does, with a header that says who asks. */
  private Reply call(String app, JsonObject asked) {
    String user = asked.getString("userId", "");
    boolean isUser = isByUser(asked);
    boolean isOAuth2 =
        isUser && (asked.getString("as") == null ? oauth2.has(user) : isByOAuth2(asked));
    Reply refusal = isOAuth2 ? oauth2.refusal(user, type(asked)) : null;
    if (refusal != null) {
      return refusal;
    }
    if (isUser && !isOAuth2 && !connected.contains(user)) {
      return problem(404, "unknown-user-token");
    }
    try {
      return json(200, x.answer(asked, isUser ? "OAuth " + user : "Bearer of-" + app));
    } catch (IOException noAnswer) {
      return problem(503, "x-unreachable");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return problem(503, "x-unreachable");
    }
  }

  private static boolean isByOAuth2(JsonObject asked) {
    return asked.getString("as").equals("oauth2-user");
  }

  /** Told to X at the second request. */
  private Reply endCredentials(String user) {
    boolean hadByOAuth1 = connected.remove(user);
    boolean hadByOAuth2 = oauth2.forgets(user);
    ended.merge(user, 1, Integer::sum);
    return hadByOAuth1 || hadByOAuth2
        ? json(202, new JsonObject().put("state", "revoking"))
        : json(200, new JsonObject().put("state", "none"));
  }

  /** How often the end of this user's credentials was ordered. */
  public int endedCredentials(String user) {
    return ended.getOrDefault(user, 0);
  }

  private Reply begin() {
    String id = "handshake-" + number.incrementAndGet();
    handshakes.put(id, "request-token-of-" + id);
    return json(
        201,
        new JsonObject()
            .put("id", id)
            .put("authorizeUrl", AUTHORIZE + "request-token-of-" + id)
            .put("expiresAt", Instant.now().plus(Duration.ofMinutes(10)).toString()));
  }

  private Reply end(Request request, String id) {
    JsonObject user = completed.get(id);
    if (request.method().equals("DELETE")) {
      handshakes.remove(id);
      return user == null ? Reply.status(204) : json(200, user);
    }
    return user == null ? complete(id, new JsonObject(request.body())) : json(200, user);
  }

  private Reply complete(String id, JsonObject completion) {
    boolean right = completion.getString("oauthToken").equals(handshakes.remove(id));
    if (!right) {
      return problem(404, "unknown-handshake");
    }
    // The verifier says who it is.
    String user = completion.getString("verifier").replaceFirst("verifier-of-", "");
    connected.add(user);
    JsonObject answer =
        new JsonObject()
            .put("userId", user)
            .put("screenName", "ada")
            .put("fingerprint", "0123456789abcdef");
    completed.put(id, answer.copy().put("already", true));
    return json(200, answer.put("already", false));
  }

  private Reply revoke(String user, JsonObject revocation) {
    revoked.put(user, String.valueOf(revocation.getString("revokedAt")));
    String outcome = "none";
    if (newer.contains(user)) {
      outcome = "newer-token";
    } else if (connected.remove(user)) {
      outcome = "revoked";
    }
    return json(200, new JsonObject().put("outcome", outcome));
  }

  static Reply json(int status, JsonObject body) {
    return Reply.json(status, body.encode());
  }

  static Reply problem(int status, String name) {
    return Reply.problem(status, name, "The played vault says " + name + ".");
  }
}

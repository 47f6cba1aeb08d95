package dev.roost.subscriptions.neighbours;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** token-vault, as far as this service asks it. */
public final class PlayedVault {

  private static final Pattern ROUTE =
      Pattern.compile("/api/v1/apps/([^/]+)/(authorizations|handshakes|users)(?:/([^/]+))?.*");

  /** Where people go; X's page is not played. */
  public static final String AUTHORIZE = "https://api.x.com/oauth/authorize?oauth_token=";

  private final Set<String> connected = ConcurrentHashMap.newKeySet();
  private final Map<String, String> handshakes = new ConcurrentHashMap<>();
  private final Map<String, String> revoked = new ConcurrentHashMap<>();
  private final Set<String> newer = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();
  private volatile boolean away;

  PlayedVault(Vertx vertx, int port) {
    Playing.on(vertx, port, this::answer);
  }

  /** The vault holds a token of these users. */
  public void holds(String... users) {
    connected.addAll(Set.of(users));
  }

  /** The vault holds no token of this user. */
  public void forgets(String user) {
    connected.remove(user);
  }

  /** The vault answers 503 from now on, or not any more. */
  public void away(boolean isAway) {
    away = isAway;
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

  private void answer(HttpServerRequest request, Buffer body) {
    Matcher route = ROUTE.matcher(request.path());
    String authorization = String.valueOf(request.getHeader("Authorization"));
    if (!authorization.equals("Bearer " + Neighbours.SERVICE_TOKEN)) {
      problem(request, 401, "unauthorized");
    } else if (away) {
      problem(request, 503, "x-unavailable");
    } else if (!route.matches() || route.group(1).startsWith("stranger")) {
      problem(request, 404, "unknown-app");
    } else {
      routed(request, body, route);
    }
  }

  private void routed(HttpServerRequest request, Buffer body, Matcher route) {
    String id = String.valueOf(route.group(3));
    switch (route.group(2)) {
      case "authorizations" -> authorize(request, body.toJsonObject());
      case "users" -> revoke(request, id, body.toJsonObject());
      default -> {
        if (route.group(3) == null) {
          begin(request);
        } else if (request.method().name().equals("DELETE")) {
          handshakes.remove(id);
          request.response().setStatusCode(204).end();
        } else {
          complete(request, id, body.toJsonObject());
        }
      }
    }
  }

  private void authorize(HttpServerRequest request, JsonObject asked) {
    String as = asked.getString("as");
    String user = asked.getString("userId", "");
    if (as.equals("user") && !connected.contains(user)) {
      problem(request, 404, "unknown-user-token");
      return;
    }
    String header =
        as.equals("app-only") ? "Bearer of-the-app" : "OAuth " + (as.equals("user") ? user : as);
    Playing.json(
        request,
        200,
        new JsonObject()
            .put("authorization", header)
            .put("fingerprint", "0123456789abcdef")
            .encode());
  }

  private void begin(HttpServerRequest request) {
    String id = "handshake-" + number.incrementAndGet();
    handshakes.put(id, "request-token-of-" + id);
    Playing.json(
        request,
        201,
        new JsonObject()
            .put("id", id)
            .put("authorizeUrl", AUTHORIZE + "request-token-of-" + id)
            .put("expiresAt", Instant.now().plus(Duration.ofMinutes(10)).toString())
            .encode());
  }

  private void complete(HttpServerRequest request, String id, JsonObject completion) {
    boolean right = completion.getString("oauthToken").equals(handshakes.remove(id));
    if (!right) {
      problem(request, 404, "unknown-handshake");
      return;
    }
    // The verifier says who it is.
    String user = completion.getString("verifier").replaceFirst("verifier-of-", "");
    connected.add(user);
    Playing.json(
        request,
        200,
        new JsonObject()
            .put("userId", user)
            .put("screenName", "ada")
            .put("fingerprint", "0123456789abcdef")
            .encode());
  }

  private void revoke(HttpServerRequest request, String user, JsonObject revocation) {
    revoked.put(user, String.valueOf(revocation.getString("revokedAt")));
    String outcome = "none";
    if (newer.contains(user)) {
      outcome = "newer-token";
    } else if (connected.remove(user)) {
      outcome = "revoked";
    }
    Playing.json(request, 200, new JsonObject().put("outcome", outcome).encode());
  }

  private static void problem(HttpServerRequest request, int status, String name) {
    Playing.json(
        request,
        status,
        new JsonObject()
            .put("type", "urn:roost:problem:" + name)
            .put("title", name)
            .put("status", status)
            .put("detail", "The played vault says " + name + ".")
            .encode());
  }
}

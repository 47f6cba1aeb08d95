package dev.roost.subscriptions.doubles;

import static dev.roost.subscriptions.doubles.PlayedVault.json;
import static dev.roost.subscriptions.doubles.PlayedVault.problem;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.xapi.v2.EventType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * token-vault's OAuth 2.0, as far as this service asks it. A code says who it is and what was left
 * out: {@code code-of-USER}, {@code code-of-USER-without-SCOPE}.
 */
public final class PlayedOAuth2 {

  /** Where people go; X's page is not played. */
  public static final String AUTHORIZE = "https://x.com/i/oauth2/authorize?state=";

  private static final String WITHOUT = "-without-";

  private final Map<String, List<String>> asked = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> begun = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> completed = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> granted = new ConcurrentHashMap<>();
  private final Set<String> spoilt = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> untold = new ConcurrentHashMap<>();
  private final Map<String, Integer> refused = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private volatile boolean hasClient = true;

  PlayedOAuth2() {}

  /** The scopes that the handshake of this state asks for. */
  public List<String> askedScopes(String state) {
    return asked.getOrDefault(handshake(state), List.of());
  }

  /** Whether the handshake of this state can still be completed. */
  public boolean hasHandshake(String state) {
    return begun.containsKey(handshake(state));
  }

  /** The handshake of this state has expired. */
  public void forgetsHandshake(String state) {
    begun.remove(handshake(state));
    completed.remove(handshake(state));
  }

  /** X does not tell whose the code of this state is, so many times. */
  public void isNotTold(String state, int times) {
    untold.put(handshake(state), times);
  }

  /** Nothing can be done with the user's tokens before the user connects again. */
  public void spoils(String user) {
    spoilt.add(user);
  }

  /** The apps have no OAuth 2.0 client, or have one. */
  public void hasClient(boolean has) {
    hasClient = has;
  }

  /** How often calls in the user's name were refused for want of consent. */
  public int refused(String user) {
    return refused.getOrDefault(user, 0);
  }

  boolean has(String user) {
    return granted.containsKey(user);
  }

  boolean forgets(String user) {
    return granted.remove(user) != null;
  }

  Reply begin(Request request) {
    if (!hasClient) {
      return problem(409, "no-oauth2-client");
    }
    String id = "oauth2-handshake_" + number.incrementAndGet();
    JsonObject wanted = new JsonObject(request.body());
    begun.put(id, wanted);
    asked.put(id, wanted.getJsonArray("scopes").stream().map(String::valueOf).toList());
    return json(
        201,
        new JsonObject()
            .put("id", id)
            .put("state", "state-of-" + id)
            .put("authorizeUrl", AUTHORIZE + "state-of-" + id)
            .put("expiresAt", Instant.now().plus(Duration.ofMinutes(10)).toString()));
  }

  private static String handshake(String state) {
    return state.replaceFirst("state-of-", "");
  }

  Reply end(Request request, String id) {
    JsonObject user = completed.get(id);
    if (request.method().equals("DELETE")) {
      begun.remove(id);
      return user == null ? Reply.status(204) : json(200, user);
    }
    return user == null ? complete(id, new JsonObject(request.body())) : json(200, user);
  }

  private Reply complete(String id, JsonObject completion) {
    JsonObject wanted = begun.get(id);
    if (wanted == null || !completion.getString("state").equals("state-of-" + id)) {
      return problem(404, "unknown-handshake");
    }
    if (untold.merge(id, -1, Integer::sum) >= 0) {
      return problem(409, "handshake-in-progress");
    }
    begun.remove(id);
    String[] said = completion.getString("code").replaceFirst("code-of-", "").split(WITHOUT, 2);
    TreeSet<String> scopes = new TreeSet<>();
    wanted.getJsonArray("scopes").forEach(scope -> scopes.add(String.valueOf(scope)));
    TreeSet<String> missing = new TreeSet<>();
    if (said.length == 2 && scopes.remove(said[1])) {
      missing.add(said[1]);
    }
    granted.put(said[0], scopes);
    spoilt.remove(said[0]);
    JsonObject answer =
        new JsonObject()
            .put("userId", said[0])
            .put("username", "ada")
            .put("fingerprint", "0123456789abcdef")
            .put("scopes", new JsonArray(List.copyOf(scopes)))
            .put("missingScopes", new JsonArray(List.copyOf(missing)));
    completed.put(id, answer.copy().put("already", true));
    return json(200, answer.put("already", false));
  }

  /** Why the user's tokens do not do for this; null where they do. */
  @Nullable Reply refusal(String user, Optional<EventType> type) {
    Set<String> scopes = granted.get(user);
    if (scopes == null) {
      return problem(409, "no-oauth2-user-token");
    }
    Set<String> needed =
        type.map(it -> Set.copyOf(it.scope().stream().toList()))
            .orElse(Set.of("dm.read", "dm.write", "tweet.read", "users.read"));
    String why = spoilt.contains(user) ? "user-must-reconnect" : "missing-scope";
    if (!spoilt.contains(user) && scopes.containsAll(needed)) {
      return null;
    }
    refused.merge(user, 1, Integer::sum);
    return problem(409, why);
  }
}

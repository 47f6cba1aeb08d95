package dev.roost.vault.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * X's OAuth 2.0 endpoints as they are strictest: each code and refresh token is taken once. What it
 * does with the requests to come can be told in advance.
 */
public final class FakeOAuth2 {

  /** Where it gives tokens. */
  public static final String TOKEN = "/2/oauth2/token";

  /** Where it ends them. */
  public static final String REVOKE = "/2/oauth2/revoke";

  /** Where it says whose an access token is. */
  public static final String ME = "/2/users/me";

  /** What it does with a request for tokens. */
  public enum Turn {
    /** Gives them. */
    GIVE,
    /** Takes what it was sent, and does not answer. */
    LOSE,
    /** Says that the token is not taken. */
    REFUSE,
    /** Says that the client is not known. */
    REFUSE_CLIENT,
    /** Takes no more requests for now. */
    LIMIT,
    /** Has an internal error. */
    FAIL
  }

  private final String name;
  private final AtomicInteger given = new AtomicInteger();
  private final Set<String> taken = new HashSet<>();
  private final List<String> takenTwice = new CopyOnWriteArrayList<>();
  private final Deque<Turn> turns = new ArrayDeque<>();
  private volatile String scope = "tweet.read users.read dm.read dm.write offline.access";
  private volatile boolean isRefreshable = true;
  private volatile int lifetimeSeconds = 7200;
  private volatile Runnable meanwhile = () -> {};

  private FakeOAuth2(String name) {
    this.name = name;
  }

  /** At this X; its tokens are told by the name. */
  public static FakeOAuth2 at(FakeX x, String name) {
    FakeOAuth2 oauth2 = new FakeOAuth2(name);
    x.on(TOKEN, oauth2::token).on(REVOKE, Reply.json(200, "{\"revoked\":true}")).on(ME, me("42"));
    return oauth2;
  }

  /** The answer that names this user. */
  public static Reply me(String userId) {
    return Reply.json(
        200,
        "{\"data\":{\"id\":\"%s\",\"name\":\"N\",\"username\":\"user%s\"}}"
            .formatted(userId, userId));
  }

  /** What it does with the next requests for tokens; it gives them afterwards. */
  public synchronized FakeOAuth2 then(Turn... next) {
    turns.addAll(List.of(next));
    return this;
  }

  /** The scopes that users grant. */
  public FakeOAuth2 grants(String scopes) {
    this.scope = scopes;
    return this;
  }

  /** It gives no refresh tokens. */
  public FakeOAuth2 givesNoRefreshTokens() {
    isRefreshable = false;
    return this;
  }

  /** Its access tokens are not valid for long enough to be used. */
  public FakeOAuth2 givesTokensThatHaveEnded() {
    lifetimeSeconds = 0;
    return this;
  }

  /** Runs this before each answer that gives tokens. */
  public FakeOAuth2 meanwhile(Runnable action) {
    meanwhile = action;
    return this;
  }

  /** Codes and refresh tokens that it was sent though it had taken them. */
  public List<String> takenTwice() {
    return List.copyOf(takenTwice);
  }

  /** How often it gave tokens. */
  public int given() {
    return given.get();
  }

  private Reply token(Request request) {
    Map<String, String> form = form(request.body());
    String sent = form.getOrDefault("code", form.getOrDefault("refresh_token", "?"));
    Turn turn = take(sent);
    return switch (turn) {
      case GIVE -> {
        meanwhile.run();
        yield tokens();
      }
      case LOSE -> new Reply.Disconnect();
      case REFUSE -> Reply.json(400, "{\"error\":\"invalid_request\"}");
      case REFUSE_CLIENT -> Reply.json(401, "{\"error\":\"unauthorized_client\"}");
      case LIMIT -> Reply.json(429, "{\"title\":\"Too Many Requests\"}");
      case FAIL -> Reply.status(503);
    };
  }

  private synchronized Turn take(String sent) {
    Turn next = turns.isEmpty() ? Turn.GIVE : turns.pop();
    if (next == Turn.REFUSE_CLIENT || next == Turn.LIMIT) {
      return next;
    }
    if (!taken.add(sent)) {
      takenTwice.add(sent);
      return Turn.REFUSE;
    }
    return next;
  }

  private Reply tokens() {
    int number = given.incrementAndGet();
    String refresh =
        isRefreshable ? ",\"refresh_token\":\"canary-refresh-%s-%d\"".formatted(name, number) : "";
    return Reply.json(
        200,
        "{\"token_type\":\"bearer\",\"expires_in\":%d,\"access_token\":\"canary-access-%s-%d\",\"scope\":\"%s\"%s}"
            .formatted(lifetimeSeconds, name, number, scope, refresh));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}

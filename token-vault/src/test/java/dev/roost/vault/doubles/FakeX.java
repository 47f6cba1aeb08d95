package dev.roost.vault.doubles;

import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.Script;
import dev.roost.testsupport.net.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** X's OAuth endpoints where the vault looks for them, as a test wants them to behave. */
public final class FakeX implements AutoCloseable {

  /** Where it answers with the header that it was shown, so that tests see which it was. */
  public static final String MIRROR = "/1.1/account_activity/subscriptions/count.json";

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final ScriptedServer server;

  private FakeX() {
    scripts.put(MIRROR, request -> Reply.of(200, request.header("Authorization")));
    server = ScriptedServer.startOn(URI.create(address()).getPort(), this::reply);
  }

  /** Where the vault of this test expects X. */
  public static String address() {
    return ConfigProvider.getConfig().getValue("roost.x.base-url", String.class);
  }

  /** X is there, and answers 500 on every path without a script but the mirror. */
  public static FakeX start() {
    return new FakeX();
  }

  /** Answers this path by this script from now on. */
  public FakeX on(String path, Script script) {
    scripts.put(path, script);
    return this;
  }

  /** Answers this path so from now on. */
  public FakeX on(String path, Reply reply) {
    return on(path, _ -> reply);
  }

  /** It gives this bearer token. */
  public FakeX givesBearer(String bearer) {
    return on("/oauth2/token", bearer(bearer));
  }

  /** The answer that holds this bearer token. */
  public static Reply bearer(String bearer) {
    return Reply.of(200, "{\"token_type\":\"bearer\",\"access_token\":\"%s\"}".formatted(bearer));
  }

  /** It gives this request token. */
  public FakeX givesRequestToken(String token, String secret) {
    return on(
        "/oauth/request_token",
        Reply.of(
            200,
            "oauth_token=%s&oauth_token_secret=%s&oauth_callback_confirmed=true"
                .formatted(token, secret)));
  }

  /** It gives this user's token for whatever verifier. */
  public FakeX givesAccess(String userId, String token, String secret) {
    return on(
        "/oauth/access_token",
        Reply.of(
            200,
            "oauth_token=%s&oauth_token_secret=%s&user_id=%s&screen_name=user%s"
                .formatted(token, secret, userId, userId)));
  }

  /** What it was asked at this path. */
  public List<Request> asked(String path) {
    return server.requests().stream().filter(one -> one.path().equals(path)).toList();
  }

  /** What it was asked for but bearers. */
  public List<Request> asked() {
    return server.requests().stream().filter(one -> !one.path().equals("/oauth2/token")).toList();
  }

  private Reply reply(Request request) throws Exception {
    return scripts.getOrDefault(request.path(), _ -> Reply.status(500)).reply(request);
  }

  @Override
  public void close() {
    server.close();
  }
}

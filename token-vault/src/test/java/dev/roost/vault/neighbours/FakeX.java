package dev.roost.vault.neighbours;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** X's OAuth endpoints where the vault looks for them, as a test wants them to behave. */
public final class FakeX implements AutoCloseable {

  /** How it answers one path. */
  public interface Answer {

    /** Does so; what it does not answer is lost. */
    void give(Asked asked, Reply reply) throws Exception;
  }

  /** A request it got. */
  public record Asked(String path, String authorization, String body) {}

  /** What it can say. */
  public interface Reply {

    /** Says this. */
    void say(int status, String body) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private FakeX(HttpServer server) {
    this.server = server;
  }

  /** Where the vault of this test expects X. */
  public static String address() {
    return ConfigProvider.getConfig().getValue("roost.x.base-url", String.class);
  }

  /** X is there, and answers 500 to all it was not taught. */
  public static FakeX start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(URI.create(address()).getPort()), 0);
      FakeX x = new FakeX(server);
      server.createContext("/", x::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return x;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Teaches it a path. */
  public FakeX on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** It gives this bearer. */
  public FakeX givesBearer(String bearer) {
    return on(
        "/oauth2/token",
        (_, reply) ->
            reply.say(
                200, "{\"token_type\":\"bearer\",\"access_token\":\"%s\"}".formatted(bearer)));
  }

  /** It gives this request token. */
  public FakeX givesRequestToken(String token, String secret) {
    return on(
        "/oauth/request_token",
        (_, reply) ->
            reply.say(
                200,
                "oauth_token=%s&oauth_token_secret=%s&oauth_callback_confirmed=true"
                    .formatted(token, secret)));
  }

  /** It gives this user's token for whatever verifier. */
  public FakeX givesAccess(String userId, String token, String secret) {
    return on(
        "/oauth/access_token",
        (_, reply) ->
            reply.say(
                200,
                "oauth_token=%s&oauth_token_secret=%s&user_id=%s&screen_name=user%s"
                    .formatted(token, secret, userId, userId)));
  }

  /** What it was asked at this path. */
  public List<Asked> asked(String path) {
    return asked.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked one =
          new Asked(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      asked.add(one);
      answers
          .getOrDefault(one.path(), (_, reply) -> reply.say(500, ""))
          .give(one, (status, body) -> say(exchange, status, body));
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

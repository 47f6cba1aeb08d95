package dev.roost.ingest.neighbours;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A vault that knows one caller and answers one question, or misbehaves as it is told. */
public final class FakeVault implements AutoCloseable {

  /** The token it lets in. */
  public static final String TOKEN = "token-of-webhook-ingest";

  /** What it answers. */
  private record Answer(int status, String type, String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private final Path tokenFile;
  private final AtomicInteger handedOut = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private volatile Answer answer = new Answer(200, "application/json", "{\"apps\":{}}");
  private @Nullable HttpServer server;

  private FakeVault(int port, Path tokenFile) {
    this.port = port;
    this.tokenFile = tokenFile;
  }

  /** A vault that has its address and does not listen. */
  public static FakeVault notYet() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      Path token = Files.createTempDirectory("roost-token").resolve("token-vault");
      Files.writeString(token, TOKEN + "\n");
      return new FakeVault(socket.getLocalPort(), token);
    }
  }

  /** The properties of a service that asks it. */
  public Map<String, String> properties() {
    return Map.of(
        "roost.vault-client.url",
        "http://localhost:" + port,
        "roost.vault-client.token-file",
        tokenFile.toString());
  }

  /** Listens, the first time or again. */
  public void begin() {
    server = done(vertx.createHttpServer().requestHandler(this::handle).listen(port, "localhost"));
  }

  /** Does not answer any more. */
  public void stop() {
    if (server != null) {
      done(server.close());
    }
  }

  /** Has these keys. */
  public void has(String keys) {
    answer = new Answer(200, "application/json", keys);
  }

  /** Answers with this status and problem. */
  public void refuses(int status) {
    String problem = "{\"type\":\"urn:roost:problem:refused\",\"status\":" + status + "}";
    answer = new Answer(status, "application/problem+json", problem);
  }

  /** How often it handed keys out. */
  public int handedOut() {
    return handedOut.get();
  }

  /** How often it said that nothing changed. */
  public int unchanged() {
    return unchanged.get();
  }

  @Override
  public void close() {
    done(vertx.close());
  }

  private void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    Answer now = answer;
    String tag = "\"" + Integer.toHexString(now.body().hashCode()) + "\"";
    if (!"/api/v1/webhook-keys".equals(request.path())) {
      response.setStatusCode(404).end();
    } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      response.setStatusCode(401).end();
    } else if (now.status() == 200 && tag.equals(request.getHeader("If-None-Match"))) {
      unchanged.incrementAndGet();
      response.setStatusCode(304).putHeader("ETag", tag).end();
    } else {
      handedOut.incrementAndGet();
      response
          .setStatusCode(now.status())
          .putHeader("Content-Type", now.type())
          .putHeader("ETag", tag)
          .end(now.body());
    }
  }

  private static <T> T done(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

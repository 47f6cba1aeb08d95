package dev.roost.xapi.endpoint;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An HTTP server in X's place: answers as it was told and keeps what it was asked. */
final class XServer implements AutoCloseable {

  /** What came in, as it stood on the wire. */
  record Seen(String method, String uri, String authorization, String contentType, String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile Map<String, String> headers = Map.of();

  XServer() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer(request.getDelegate()))
            .listenAndAwait(0, "localhost");
  }

  WebClient client() {
    return client;
  }

  int port() {
    return server.actualPort();
  }

  XTarget target() {
    return new XTarget(URI.create("http://localhost:" + port()), Duration.ofSeconds(5));
  }

  /** Answers so from now on; status 0 does not answer at all. */
  void answers(int status, String body) {
    answers(status, body, Map.of());
  }

  void answers(int status, String body, Map<String, String> headers) {
    this.headers = new HashMap<>(headers);
    this.body = body;
    this.status = status;
  }

  Seen takeRequest() throws InterruptedException {
    @Nullable Seen next = seen.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("No request came in.");
    }
    return next;
  }

  boolean wasAsked() {
    return !seen.isEmpty();
  }

  private void answer(HttpServerRequest request) {
    request.bodyHandler(content -> {
      seen.add(
          new Seen(
              request.method().name(),
              request.uri(),
              String.valueOf(request.getHeader("Authorization")),
              String.valueOf(request.getHeader("Content-Type")),
              content.toString()));
      if (status > 0) {
        var response = request.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        response.end(status == 204 ? "" : body);
      }
    });
  }

  @Override
  public void close() {
    client.close();
    vertx.closeAndAwait();
  }
}

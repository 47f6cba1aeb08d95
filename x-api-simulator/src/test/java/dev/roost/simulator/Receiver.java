package dev.roost.simulator;

import static java.util.Objects.requireNonNull;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook in the test: answers challenges with the secret it was told, and keeps what is
 * delivered.
 */
final class Receiver implements AutoCloseable {

  /** A delivery that arrived whole. */
  record Arrived(MultiMap headers, Buffer body) {}

  final List<Arrived> arrived = new CopyOnWriteArrayList<>();
  final List<HttpServerRequest> challenges = new CopyOnWriteArrayList<>();
  final Set<HttpServerRequest> broken = ConcurrentHashMap.newKeySet();
  final List<String> breaks = new CopyOnWriteArrayList<>();
  volatile String secret = "not told";
  volatile Consumer<HttpServerRequest> onChallenge = this::answer;
  volatile BiConsumer<HttpServerRequest, Integer> onDelivery =
      (request, n) -> request.response().end();

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  Receiver() {
    this(0);
  }

  Receiver(int port) {
    try {
      server =
          vertx
              .createHttpServer()
              .requestHandler(this::receive)
              .exceptionHandler(failure -> {})
              .listen(port, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return server.actualPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/webhooks/demo/main";
  }

  Vertx vertx() {
    return vertx;
  }

  void answer(HttpServerRequest request) {
    String token = rawParam(requireNonNull(request.query()), "crc_token");
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(
            "{\"response_token\":\""
                + hmac(secret, token.getBytes(StandardCharsets.UTF_8))
                + "\"}");
  }

  static String rawParam(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new IllegalArgumentException("no " + name);
  }

  /** The test's own words for X's signature, sharing nothing with the simulator. */
  static String hmac(String secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void receive(HttpServerRequest request) {
    if (request.method().name().equals("GET")) {
      challenges.add(request);
      onChallenge.accept(request);
      return;
    }
    request.exceptionHandler(failure -> {
      broken.add(request);
      breaks.add(String.valueOf(failure.getMessage()));
    });
    request.bodyHandler(body -> {
      arrived.add(new Arrived(request.headers(), body));
      onDelivery.accept(request, arrived.size());
    });
  }
}

package dev.roost.vaultclient;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers as it is told and remembers what it was asked. */
final class FakeVault implements AutoCloseable {

  record Asked(String call, String token, String tag, JsonObject body) {}

  record Answer(int status, String body, Map<String, String> headers) {}

  final Vertx vertx = Vertx.vertx();
  final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  FakeVault() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request
                    .getDelegate()
                    .bodyHandler(body -> {
                      asked.add(
                          new Asked(
                              request.method() + " " + request.uri(),
                              String.valueOf(request.getHeader("Authorization")),
                              String.valueOf(request.getHeader("If-None-Match")),
                              body.length() == 0 ? new JsonObject() : body.toJsonObject()));
                      Answer answer = answers.remove();
                      var response = request.getDelegate().response();
                      answer.headers().forEach(response::putHeader);
                      response.setStatusCode(answer.status()).end(answer.body());
                    }))
            .listenAndAwait(0, "localhost");
  }

  void answers(int status, String body) {
    answers.add(new Answer(status, body, Map.of()));
  }

  VaultClientConfig config(Path tokenFile) {
    return new VaultClientConfig() {
      @Override
      public URI url() {
        return URI.create("http://localhost:" + server.actualPort() + "/");
      }

      @Override
      public Path tokenFile() {
        return tokenFile;
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(5);
      }
    };
  }

  void stopListening() {
    server.closeAndAwait();
  }

  @Override
  public void close() {
    vertx.closeAndAwait();
  }
}

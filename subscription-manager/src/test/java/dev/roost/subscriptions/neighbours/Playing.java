package dev.roost.subscriptions.neighbours;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** An HTTP server in a neighbour's place. */
final class Playing {

  private Playing() {}

  /** Takes a whole request at a time. */
  interface Answering {
    void answer(HttpServerRequest request, Buffer body);
  }

  static void on(Vertx vertx, int port, Answering answering) {
    Handler<HttpServerRequest> whole =
        request -> request.bodyHandler(body -> answering.answer(request, body));
    try {
      vertx
          .createHttpServer()
          .requestHandler(whole)
          .listen(port, "localhost")
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static void json(HttpServerRequest request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }
}

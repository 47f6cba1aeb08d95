package dev.roost.subscriptions.publicurl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One GET of a server that nobody trusts: a single deadline covers the look-up of the name, the
 * connection, TLS, the head and the body, and no more of the body than the bound is kept. However
 * it ends, the connection is closed.
 */
final class BoundedGet {

  private static final int OK = 200;

  private final Vertx vertx;
  private final HttpClient http;
  private final Duration deadline;
  private final int maxBody;
  private final Promise<Reply> result = Promise.promise();
  private volatile @Nullable HttpConnection connection;

  /**
   * @param deadline for all of it
   * @param maxBody the most bytes of a body that are read
   */
  BoundedGet(Vertx vertx, HttpClient http, Duration deadline, int maxBody) {
    this.vertx = vertx;
    this.http = http;
    this.deadline = deadline;
    this.maxBody = maxBody;
  }

  /**
   * What came.
   *
   * @param body empty unless the status is 200
   */
  record Reply(int status, String body) {}

  /** The body is larger than the bound. */
  static final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("The body is larger than is read.", null, false, false);
    }
  }

  /** Fails with a {@link TimeoutException} at the deadline, and with {@link TooLarge}. */
  Future<Reply> send(RequestOptions request) {
    long timer =
        vertx.setTimer(deadline.toMillis(), _ -> result.tryFail(new TimeoutException("deadline")));
    result
        .future()
        .onComplete(_ -> {
          vertx.cancelTimer(timer);
          close();
        });
    http.request(request).compose(this::sent).onSuccess(this::read).onFailure(result::tryFail);
    return result.future();
  }

  private Future<HttpClientResponse> sent(HttpClientRequest request) {
    connection = request.connection();
    if (result.future().isComplete()) {
      // Connected after the deadline.
      close();
    }
    return request.send();
  }

  private void read(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      result.tryComplete(new Reply(response.statusCode(), ""));
      return;
    }
    Buffer body = Buffer.buffer();
    response.exceptionHandler(result::tryFail);
    response.handler(part -> {
      if (body.length() + part.length() > maxBody) {
        result.tryFail(new TooLarge());
      } else {
        body.appendBuffer(part);
      }
    });
    response.endHandler(_ -> result.tryComplete(new Reply(OK, body.toString())));
  }

  private void close() {
    HttpConnection open = connection;
    if (open != null) {
      open.close();
    }
  }
}

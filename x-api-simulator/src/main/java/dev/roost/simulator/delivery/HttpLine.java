package dev.roost.simulator.delivery;

import dev.roost.simulator.SimulatorConfig;
import dev.roost.simulator.fault.Mischief;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;

/**
 * HTTP/1.1 as X speaks it: kept-alive connections from a pool, three seconds for everything, no
 * redirects. What breaks on purpose breaks on a connection of its own, by a real reset.
 *
 * <p>Where connections have a lifetime, a pool is left for a new one when it is over, so that
 * deliveries come to every replica behind a balancer again that was away meanwhile.
 */
@Singleton
final class HttpLine implements Line {

  /** How long a lost answer may take to come before the connection is reset without it. */
  private static final long LOST_AFTER_MILLIS = 50;

  private static final int SLOW_PIECES = 10;
  private static final long SLOW_PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final HttpClientOptions keptAlive;
  private final HttpClient abrupt;
  private volatile HttpClient pooled;

  HttpLine(Vertx vertx, SimulatorConfig config) {
    this.vertx = vertx;
    int most = config.delivery().maxInFlight() + 8;
    int limit = (int) RetrySchedule.TIME_LIMIT.toMillis();
    this.keptAlive = new HttpClientOptions().setMaxPoolSize(most).setConnectTimeout(limit);
    this.pooled = vertx.createHttpClient(keptAlive);
    // lingering of zero turns a close into a reset
    this.abrupt =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(most)
                .setConnectTimeout(limit)
                .setKeepAlive(false)
                .setSoLinger(0));
    long lifetime = config.delivery().connectionLifetime().toMillis();
    if (lifetime > 0) {
      vertx.setPeriodic(lifetime, id -> renewPool());
    }
  }

  /** The old pool's attempts are over, one way or another, when it is closed. */
  private void renewPool() {
    HttpClient old = pooled;
    pooled = vertx.createHttpClient(keptAlive);
    vertx.setTimer(2 * RetrySchedule.TIME_LIMIT.toMillis(), id -> old.close());
  }

  @Override
  public void send(Letter letter, Trip trip) {
    long limit =
        vertx.setTimer(RetrySchedule.TIME_LIMIT.toMillis(), id -> trip.end(Outcome.TIMEOUT, null));
    trip.whenEnded(attempt -> vertx.cancelTimer(limit));
    (trip.mischief().breaksTheAttempt() ? abrupt : pooled)
        .request(options(letter))
        .onSuccess(request -> connected(request, letter, trip))
        .onFailure(failure -> trip.end(Outcome.CONNECTION_REFUSED, null));
  }

  private void connected(HttpClientRequest request, Letter letter, Trip trip) {
    request.exceptionHandler(failure -> trip.end(Outcome.RESET, null));
    if (trip.isOver()) {
      request.reset();
      return;
    }
    trip.whenEnded(attempt -> abandon(request, attempt));
    trip.sending();
    Buffer body = Buffer.buffer(letter.body().bytes());
    switch (trip.mischief()) {
      case NONE -> answered(request.send(body), trip);
      case SLOW_BODY -> trickle(request, body, 0, trip);
      case RESET -> breakMidway(request, body, trip);
      case LOST_ANSWER -> loseAnswer(request, body, trip);
      case TIMEOUT -> request.end(body);
      case STALLED_BODY -> stall(request, body, trip);
    }
    trip.sent();
  }

  private static void abandon(HttpClientRequest request, Attempt attempt) {
    if (attempt.outcome() == Outcome.TIMEOUT || attempt.fault() == Mischief.STALLED_BODY) {
      request.reset();
    }
  }

  private static void answered(Future<HttpClientResponse> answer, Trip trip) {
    answer
        .compose(response -> response.body().map(body -> response.statusCode()))
        .onComplete(result -> end(result, trip));
  }

  private static void end(AsyncResult<Integer> status, Trip trip) {
    if (status.failed()) {
      trip.end(Outcome.RESET, null);
    } else {
      trip.end(status.result() == 200 ? Outcome.ACCEPTED : Outcome.REFUSED, status.result());
    }
  }

  private void trickle(HttpClientRequest request, Buffer body, int from, Trip trip) {
    if (from == 0) {
      answered(request.response(), trip);
    }
    int to = Math.min(body.length(), from + Math.max(1, body.length() / SLOW_PIECES));
    if (to == body.length()) {
      request.end(body.slice(from, to));
    } else if (!trip.isOver()) {
      request.write(body.slice(from, to));
      vertx.setTimer(SLOW_PAUSE_MILLIS, id -> trickle(request, body, to, trip));
    }
  }

  private static void breakMidway(HttpClientRequest request, Buffer body, Trip trip) {
    request
        .write(body.slice(0, body.length() / 2))
        .onComplete(written -> {
          request.connection().close();
          trip.end(Outcome.RESET, null);
        });
  }

  /** Who answers before the time limit has refused what it did not get. */
  private static void stall(HttpClientRequest request, Buffer body, Trip trip) {
    answered(request.response(), trip);
    request.write(body.slice(0, body.length() / 2));
  }

  private void loseAnswer(HttpClientRequest request, Buffer body, Trip trip) {
    request.response().onComplete(answer -> lose(request, trip));
    request
        .end(body)
        .onComplete(written -> vertx.setTimer(LOST_AFTER_MILLIS, id -> lose(request, trip)));
  }

  private static void lose(HttpClientRequest request, Trip trip) {
    request.connection().close();
    trip.end(Outcome.LOST_ANSWER, null);
  }

  private static RequestOptions options(Letter letter) {
    String query = letter.url().getRawQuery();
    String path = letter.url().getRawPath().isEmpty() ? "/" : letter.url().getRawPath();
    boolean secure = "https".equals(letter.url().getScheme());
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setHost(letter.url().getHost())
        .setSsl(secure)
        .setPort(letter.url().getPort() != -1 ? letter.url().getPort() : secure ? 443 : 80)
        .setURI(query == null ? path : path + "?" + query)
        .setHeaders(letter.headers());
  }
}

package dev.roost.subscriptions.people;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections, each with one timer: what is expected next of its client comes in time, or
 * it is closed. A client that sends a byte now and then gains nothing by that.
 */
final class Connections {

  private final Vertx vertx;
  private final int most;
  private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

  /**
   * @param most how many are kept open at a time
   */
  Connections(Vertx vertx, int most) {
    this.vertx = vertx;
    this.most = most;
  }

  /** Takes a new one in, or closes it where there are too many. */
  void opened(HttpConnection connection, Duration untilFirstHead) {
    if (timers.size() >= most) {
      connection.close();
      return;
    }
    connection.closeHandler(_ -> forget(connection));
    timers.put(connection, timer(connection, untilFirstHead));
  }

  /** Closes it unless something else is expected of it before that. */
  void expect(HttpConnection connection, Duration within) {
    timers.computeIfPresent(
        connection,
        (_, running) -> {
          vertx.cancelTimer(running);
          return timer(connection, within);
        });
  }

  private long timer(HttpConnection connection, Duration within) {
    return vertx.setTimer(within.toMillis(), _ -> connection.close());
  }

  private void forget(HttpConnection connection) {
    Long running = timers.remove(connection);
    if (running != null) {
      vertx.cancelTimer(running);
    }
  }
}

package dev.roost.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * A load generator in one thread: what it takes of the machine is taken from whom it measures, so
 * it does as little as it can. Not for more than one run.
 */
public final class HttpLoad implements AutoCloseable {

  /** How long answers are waited for after the last request. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int OK = 200;

  private final Requests requests;
  private final SocketAddress server;
  private final Selector selector;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Set<Connection> busy = new HashSet<>();
  private final Histogram micros = Outcome.histogram();
  private long sent;
  private long refused;
  private long broken;

  /** So many connections to a server on this machine, opened at once. */
  public HttpLoad(int port, Requests requests, int connections) throws IOException {
    this.requests = requests;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.selector = Selector.open();
    for (int i = 0; i < connections; i++) {
      idle.add(Connection.open(selector, server));
    }
  }

  /**
   * Closed loop: every connection sends its next request when it has its answer. Finds out how much
   * a server can take; its latencies say little.
   *
   * @param atMost ends it before the time is up
   */
  public Outcome saturate(Duration time, long atMost) throws IOException {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    while (System.nanoTime() < end && sent < atMost) {
      while (!idle.isEmpty()) {
        send(System.nanoTime());
      }
      take(1);
    }
    return finish(begun);
  }

  /**
   * Open loop: requests are due at their times however the server fares, and latency counts from
   * when a request was due, also where no connection was free by then.
   */
  public Outcome keep(Pace pace, Duration time) throws IOException {
    long begun = System.nanoTime();
    long all = pace.within(time);
    while (sent < all) {
      long now = System.nanoTime();
      while (sent < all && !idle.isEmpty() && begun + pace.due(sent) <= now) {
        send(begun + pace.due(sent));
      }
      if (now - begun > time.plus(PATIENCE).toNanos()) {
        // Far beyond what the server can take: the rest counts as failed.
        broken += all - sent;
        break;
      }
      // A tick of a millisecond: shorter ones would take half a core, and count in all latencies.
      take(1);
    }
    return finish(begun);
  }

  private void send(long from) throws IOException {
    Connection connection = idle.remove();
    busy.add(connection);
    try {
      connection.send(requests.at(sent++), from);
    } catch (IOException e) {
      replace(connection);
    }
  }

  private void take(long millis) throws IOException {
    selector.select(this::proceed, millis);
  }

  private void proceed(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      int status = connection.proceed();
      if (status != 0) {
        answered(connection, status);
      }
    } catch (IOException e) {
      replace(connection);
    }
  }

  private void answered(Connection connection, int status) {
    busy.remove(connection);
    idle.add(connection);
    if (status == OK) {
      Outcome.add(micros, System.nanoTime() - connection.since());
    } else {
      refused++;
    }
  }

  private void replace(Connection connection) {
    broken += busy.remove(connection) ? 1 : 0;
    idle.remove(connection);
    try {
      connection.close();
      idle.add(Connection.open(selector, server));
    } catch (IOException gone) {
      throw new IllegalStateException("the server is gone: " + gone.getMessage(), gone);
    }
  }

  private Outcome finish(long begun) throws IOException {
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (!busy.isEmpty() && System.nanoTime() < last) {
      take(10);
    }
    broken += busy.size();
    return new Outcome(micros, refused, broken, Duration.ofNanos(System.nanoTime() - begun));
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : busy) {
      connection.close();
    }
    for (Connection connection : idle) {
      connection.close();
    }
    selector.close();
  }
}

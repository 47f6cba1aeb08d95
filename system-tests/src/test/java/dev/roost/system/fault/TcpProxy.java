package dev.roost.system.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * A way between two processes that can be bad: slow, narrow, cut, or silent with its connections
 * left open (half-open), as a network does it and no process notices.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final ServerSocket door;
  private final IntSupplier target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = Weather.FINE;

  /**
   * How the way is now.
   *
   * @param delay of every chunk, one way
   * @param bytesPerSecond of one connection, one way; 0 for no bound
   * @param silent whether nothing gets through at all, and no connection ends for it
   */
  private record Weather(Duration delay, int bytesPerSecond, boolean silent) {
    static final Weather FINE = new Weather(Duration.ZERO, 0, false);
  }

  private TcpProxy(ServerSocket door, IntSupplier target) {
    this.door = door;
    this.target = target;
  }

  /**
   * Opens one on any free port of loopback.
   *
   * @param target the port it leads to, asked for with each connection
   */
  public static TcpProxy to(IntSupplier target) {
    try {
      TcpProxy proxy =
          new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
      var _ = Thread.ofVirtual().name("proxy").start(proxy::welcome);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  /** Every chunk arrives that much later. */
  public void slow(Duration delay) {
    weather = new Weather(delay, 0, false);
  }

  /** Each connection carries no more than this, in each direction. */
  public void throttle(int bytesPerSecond) {
    weather = new Weather(Duration.ZERO, bytesPerSecond, false);
  }

  /** Nothing arrives any more, on old connections and new ones, and none is closed. */
  public void silence() {
    weather = new Weather(Duration.ZERO, 0, true);
  }

  /** All as it should be; what was held back goes on its way. */
  public void heal() {
    weather = Weather.FINE;
  }

  /** Ends every connection of now with a reset; new ones are taken. */
  public void reset() {
    sockets.forEach(TcpProxy::end);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reset();
    }
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        var _ = Thread.ofVirtual().name("proxied").start(() -> join(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket client) {
    sockets.add(client);
    Socket server = new Socket();
    sockets.add(server);
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), 5_000);
      Thread back =
          Thread.ofVirtual().name("proxied-back").start(() -> carryAndEnd(server, client));
      carryAndEnd(client, server);
      back.join();
    } catch (IOException refused) {
      end(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(server);
      end(client);
      sockets.remove(server);
      sockets.remove(client);
    }
  }

  /** Carries one way until it ends; then the other way ends with it. */
  private void carryAndEnd(Socket from, Socket to) {
    try {
      carry(from.getInputStream(), to.getOutputStream());
    } catch (IOException over) {
      // The other side sees it below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(to);
  }

  private void carry(InputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK];
    int length;
    while ((length = in.read(chunk)) >= 0) {
      weatherOut(length);
      out.write(chunk, 0, length);
      out.flush();
    }
  }

  private void weatherOut(int length) throws InterruptedException {
    while (weather.silent()) {
      Thread.sleep(LOOK);
    }
    Weather now = weather;
    if (!now.delay().isZero()) {
      Thread.sleep(now.delay());
    }
    if (now.bytesPerSecond() > 0) {
      Thread.sleep(Duration.ofNanos(length * 1_000_000_000L / now.bytesPerSecond()));
    }
  }

  /** With a reset: whoever waits for an answer learns at once that none comes. */
  private static void end(Socket socket) {
    try {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      // Closed already.
    }
  }
}

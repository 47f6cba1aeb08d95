package dev.roost.testsupport.net;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * A TCP proxy on loopback whose connections a test can delay, throttle, reset, or silence while
 * they stay open (half-open), as a network does and neither process notices.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  private final ServerSocket listener;
  private final IntSupplier target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger abandoned = new AtomicInteger();
  private volatile Conditions conditions = Conditions.NORMAL;

  /**
   * How it treats what passes.
   *
   * @param delay of every chunk, one way
   * @param bytesPerSecond of one connection, one way; 0 for no bound
   * @param silent whether nothing gets through at all, and no connection ends for it
   */
  private record Conditions(Duration delay, int bytesPerSecond, boolean silent) {
    static final Conditions NORMAL = new Conditions(Duration.ZERO, 0, false);
  }

  private TcpProxy(ServerSocket listener, IntSupplier target) {
    this.listener = listener;
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
      var _ = Thread.ofVirtual().name("proxy").start(proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Every chunk arrives that much later. */
  public void slow(Duration delay) {
    conditions = new Conditions(delay, 0, false);
  }

  /** Each connection carries no more than this, in each direction. */
  public void throttle(int bytesPerSecond) {
    conditions = new Conditions(Duration.ZERO, bytesPerSecond, false);
  }

  /** Nothing arrives any more, on old connections and new ones, and none is closed. */
  public void silence() {
    conditions = new Conditions(Duration.ZERO, 0, true);
  }

  /** Passes everything on at once again; what was held back is sent. */
  public void heal() {
    conditions = Conditions.NORMAL;
  }

  /**
   * Leaves every connection of now silent for good, and none is closed; new ones are carried: a
   * server that vanished, and another in its place.
   */
  public void abandon() {
    abandoned.incrementAndGet();
    conditions = Conditions.NORMAL;
  }

  /** Ends every connection of now with a reset; new ones are taken. */
  public void reset() {
    sockets.forEach(TcpProxy::end);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      reset();
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        int born = abandoned.get();
        var _ = Thread.ofVirtual().name("proxied").start(() -> join(client, born));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket client, int born) {
    sockets.add(client);
    Socket server = new Socket();
    sockets.add(server);
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), 5_000);
      Thread back =
          Thread.ofVirtual().name("proxied-back").start(() -> carryAndEnd(server, client, born));
      carryAndEnd(client, server, born);
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
  private void carryAndEnd(Socket from, Socket to, int born) {
    try {
      carry(from.getInputStream(), to.getOutputStream(), born);
    } catch (IOException over) {
      // The other side sees it below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(to);
  }

  private void carry(InputStream in, OutputStream out, int born)
      throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK];
    int length;
    while ((length = in.read(chunk)) >= 0) {
      pass(length, born);
      out.write(chunk, 0, length);
      out.flush();
    }
  }

  private void pass(int length, int born) throws InterruptedException {
    while (conditions.silent() || born != abandoned.get()) {
      Thread.sleep(CHECK_INTERVAL);
    }
    Conditions now = conditions;
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

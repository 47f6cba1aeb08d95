package dev.roost.stack.balancer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A balancer of TCP connections on loopback: each new connection goes to the next port in turn, and
 * from one that refuses it to the one after. It knows nothing of what is carried.
 *
 * <p>A process that is suspended still gets its share, since its kernel accepts for it: so it is in
 * Kubernetes until a pod's readiness probe has failed often enough.
 */
public final class TcpBalancer implements AutoCloseable {

  private static final int BACKLOG = 512;
  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
  private static final int CHUNK = 16 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final int port;
  private final List<Integer> targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listener;

  /**
   * A balancer that does not listen yet.
   *
   * @param port where it will listen; 0 for any free one
   * @param targets the ports it leads to
   */
  public TcpBalancer(int port, List<Integer> targets) {
    this.port = port;
    this.targets = List.copyOf(targets);
  }

  /**
   * Begins to listen.
   *
   * @return the port
   * @throws IOException where the port is taken
   */
  public int open() throws IOException {
    ServerSocket opened = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    listener = opened;
    Thread.ofVirtual().name("balancer").start(() -> acceptAll(opened));
    return opened.getLocalPort();
  }

  /** Ends every connection, and takes no new ones. */
  @Override
  public void close() {
    ServerSocket opened = listener;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        // It does not listen any more, which is all that was wanted.
      }
    }
    sockets.forEach(this::reset);
  }

  private void acceptAll(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        Socket client = opened.accept();
        Thread.ofVirtual().name("balanced").start(() -> serve(client));
      } catch (IOException closed) {
        // Closed, or out of file descriptors for a moment, which ends sooner when it is left alone.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void serve(Socket client) {
    sockets.add(client);
    Optional<Socket> server = connect();
    if (server.isEmpty()) {
      reset(client);
      return;
    }
    Socket target = server.get();
    sockets.add(target);
    Thread back = Thread.ofVirtual().name("balanced-back").start(() -> carry(target, client));
    carry(client, target);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(client);
    close(target);
  }

  /** The next in turn that takes a connection; empty where none does. */
  private Optional<Socket> connect() {
    int first = Math.floorMod(turn.getAndIncrement(), targets.size());
    for (int i = 0; i < targets.size(); i++) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        int target = targets.get((first + i) % targets.size());
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
            CONNECT_TIMEOUT_MILLIS);
        return Optional.of(socket);
      } catch (IOException refused) {
        close(socket);
      }
    }
    return Optional.empty();
  }

  /** One way, to its end: an end is passed on as an end, and a reset as a reset. */
  private void carry(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      from.setTcpNoDelay(true);
      for (int read = from.getInputStream().read(chunk);
          read >= 0;
          read = from.getInputStream().read(chunk)) {
        to.getOutputStream().write(chunk, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      reset(from);
      reset(to);
    }
  }

  private void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // Nothing is left to reset.
    }
    close(socket);
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}

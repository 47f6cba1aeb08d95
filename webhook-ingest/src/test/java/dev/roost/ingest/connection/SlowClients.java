package dev.roost.ingest.connection;

import dev.roost.ingest.doubles.KeptConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients who begin a request and then send a byte a second; who is hung up on begins again. */
final class SlowClients implements AutoCloseable {

  private static final String HEAD = "POST /webhooks/demo/main HTTP/1.1\r\nHost: x\r\n";

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<Integer, KeptConnection> connections = new ConcurrentHashMap<>();
  private final AtomicInteger hungUpOn = new AtomicInteger();
  private final int port;

  /** Half of them are slow with their heads, half with their bodies. */
  SlowClients(int port, int howMany) {
    this.port = port;
    var _ = clock.scheduleAtFixedRate(() -> everyone(howMany), 0, 1, TimeUnit.SECONDS);
  }

  /** How often one was hung up on. */
  int hungUpOn() {
    return hungUpOn.get();
  }

  @Override
  public void close() throws IOException {
    clock.close();
    for (KeptConnection connection : connections.values()) {
      connection.close();
    }
  }

  private void everyone(int howMany) {
    for (int client = 0; client < howMany; client++) {
      KeptConnection connection = connections.get(client);
      try {
        if (connection == null) {
          connections.put(client, begun(client));
        } else if (connection.hungUp()) {
          hungUpOn.incrementAndGet();
          connection.close();
          connections.remove(client);
        } else {
          connection.send("a");
        }
      } catch (IOException reset) {
        hungUpOn.incrementAndGet();
        connections.remove(client);
      }
    }
  }

  private KeptConnection begun(int client) throws IOException {
    KeptConnection connection = KeptConnection.to(port);
    connection.send(client % 2 == 0 ? HEAD : HEAD + "Content-Length: 1000\r\n\r\n");
    return connection;
  }
}

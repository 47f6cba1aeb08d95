package dev.roost.testsupport.postgres;

import dev.roost.testsupport.net.TcpProxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that a service reaches through a proxy, by its reactive driver. JDBC, which a
 * service uses at its start and tests use to look into tables, leads to the server itself.
 */
public final class ProxiedPostgres implements AutoCloseable {

  private static final AtomicReference<@Nullable ProxiedPostgres> LAST = new AtomicReference<>();

  private final PostgresServer server;
  private final TcpProxy proxy;

  private ProxiedPostgres(PostgresServer server) {
    this.server = server;
    this.proxy = TcpProxy.to(server::port);
  }

  /** A server that is quick and may lose what it acknowledged when it is killed. */
  public static ProxiedPostgres start() {
    ProxiedPostgres started = new ProxiedPostgres(PostgresServer.start());
    LAST.set(started);
    return started;
  }

  /** The server behind the proxy. */
  public PostgresServer server() {
    return server;
  }

  /**
   * The settings of a Quarkus service that uses it.
   *
   * @param property the service's setting for {@code host:port/database}
   */
  public Map<String, String> serviceSettings(String property) {
    Map<String, String> settings = new HashMap<>(server.serviceSettings(property));
    settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + settings.get(property));
    settings.put(property, "localhost:" + proxy.port() + "/" + server.database());
    return settings;
  }

  /** The one that was started last: a test resource's, for the test. */
  public static ProxiedPostgres last() {
    return Objects.requireNonNull(LAST.get(), "none was started");
  }

  /** The connections in between. */
  public TcpProxy proxy() {
    return proxy;
  }

  @Override
  public void close() {
    try (server;
        proxy) {
      // Closed by this.
    }
  }
}

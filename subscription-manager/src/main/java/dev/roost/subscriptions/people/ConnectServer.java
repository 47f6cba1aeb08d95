package dev.roost.subscriptions.people;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A second HTTP server over the service's own routes. {@link PortAdmission} tells the two ports
 * apart; what a connection of this one may cost is bounded here.
 */
@Singleton
final class ConnectServer {

  private static final KeyedLogger LOG = KeyedLogger.of(ConnectServer.class);

  private final Vertx vertx;
  private final ConnectServerConfig config;
  private final Connections connections;
  private final String host;
  private final int port;
  private @Nullable HttpServer server;

  ConnectServer(
      Vertx vertx,
      ConnectServerConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "roost.subscriptions.connect-port") int port) {
    this.vertx = vertx;
    this.config = config;
    this.connections = new Connections(vertx, config.maxConnections());
    this.host = host;
    this.port = port;
  }

  /** Where it listens. */
  int port() {
    return port;
  }

  /** Its open connections. */
  Connections connections() {
    return connections;
  }

  void start(@Observes StartupEvent event) {
    HttpServer starting =
        vertx
            .createHttpServer(options())
            .connectionHandler(opened -> connections.opened(opened, config.headTimeout()))
            .requestHandler(VertxHttpRecorder.getRootHandler());
    try {
      server = starting.listen(port, host).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "roost.subscriptions.connect-port: people's pages cannot listen on %s:%d. Another process"
                  .formatted(host, port)
              + " may do so: end it, or set another port.",
          e);
    }
    LOG.info("Listening for people's pages", key("host", host), key("port", port));
  }

  void stop(@Observes ShutdownEvent event) {
    if (server != null) {
      server.close();
    }
  }

  private HttpServerOptions options() {
    int head = (int) config.maxHeaderSize().asLongValue();
    return new HttpServerOptions()
        // One request at a time on a connection, so that one timer tells what it costs.
        .setHttp2ClearTextEnabled(false)
        .setMaxHeaderSize(head)
        .setMaxInitialLineLength(head);
  }
}

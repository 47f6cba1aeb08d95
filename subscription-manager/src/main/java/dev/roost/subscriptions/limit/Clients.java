package dev.roost.subscriptions.limit;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.address.ClientAddress;
import dev.roost.runtime.address.Networks;
import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The network of whoever asks for people's pages. Behind a proxy that nobody has named all clients
 * have the proxy's address, and a limit by address would lock out everybody: then there is none.
 */
@Singleton
class Clients {

  private static final KeyedLogger LOG = KeyedLogger.of(Clients.class);
  private static final String PROXIES = "roost.subscriptions.connect.trusted-proxies";
  private static final String DIRECT = "roost.subscriptions.connect.direct";

  private final Networks trustedProxies;
  private final ClientAddress clientAddress;
  private final boolean areTold;
  private final AtomicBoolean saidUntold = new AtomicBoolean();

  Clients(
      ClientsConfig config,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean leftmostIsBelieved) {
    this.trustedProxies = Networks.of(PROXIES, config.trustedProxies().orElse(List.of()));
    this.clientAddress = new ClientAddress(trustedProxies, config.forwardingHeader());
    this.areTold = config.direct() || !trustedProxies.isEmpty();
    if (leftmostIsBelieved && areTold) {
      throw new IllegalStateException(
          "quarkus.http.proxy.proxy-address-forwarding believes the leftmost address, which callers"
              + " make up: set "
              + PROXIES
              + " instead.");
    }
  }

  void said(@Observes StartupEvent event) {
    if (!areTold) {
      LOG.warn(
          "The connect pages have no limit by address, since no proxy in front of them is trusted",
          key("action", "set " + PROXIES + ", or " + DIRECT + "=true where there is no proxy"));
    }
  }

  /** As {@link ClientAddress#network}; empty where clients cannot be told apart. */
  Optional<String> network(HttpServerRequest request) {
    if (!areTold) {
      return Optional.empty();
    }
    Optional<InetAddress> client =
        clientAddress.of(request).filter(address -> !trustedProxies.contain(address));
    if (client.isEmpty() && saidUntold.compareAndSet(false, true)) {
      LOG.warn(
          "A trusted proxy names no client, and what it forwards so has no limit by address",
          key("action", "have it append the client to the header, or correct " + PROXIES));
    }
    return client.map(ClientAddress::network);
  }
}

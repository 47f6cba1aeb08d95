package dev.roost.system.fault;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.system.stack.RunningStack;
import dev.roost.testsupport.net.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Three brokers, two routers, one or two webhook-ingests, and a proxy on each service's way to each
 * broker. Tests and brokers among themselves go the straight way.
 */
public final class BadWays implements RunningStack.Below {

  private static final int BROKERS = 3;

  private final List<TcpProxy> proxies = new ArrayList<>();
  private final int ingests;
  private final Map<String, String> environment;

  /**
   * Ways that are good.
   *
   * @param ingests how many webhook-ingests the stack has
   * @param environment what its processes get in their environment
   */
  public BadWays(int ingests, Map<String, String> environment) {
    this.ingests = ingests;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public List<String> prepare(Path state) {
    for (int number = 1; number <= BROKERS; number++) {
      String listener = "kafka-" + number + "-clients";
      proxies.add(TcpProxy.to(() -> port(state, listener)));
    }
    String ports =
        proxies.stream()
            .map(proxy -> Integer.toString(proxy.port()))
            .collect(Collectors.joining(","));
    return List.of(
        "--brokers",
        "3",
        "--routers",
        "2",
        "--ingests",
        Integer.toString(ingests),
        "--client-ports",
        ports);
  }

  /** The way to a broker, by its process's name. */
  public TcpProxy to(String broker) {
    return proxies.get(Integer.parseInt(broker.substring("kafka-".length())) - 1);
  }

  /** All ways are good again. */
  public void heal() {
    proxies.forEach(TcpProxy::heal);
  }

  @Override
  public void undo() {
    proxies.forEach(TcpProxy::close);
  }

  /** Chosen while the stack starts, so asked for when the first connection comes. */
  private static int port(Path state, String listener) {
    try {
      return JsonMapper.builder()
          .build()
          .readTree(Files.readAllBytes(state.resolve("layout.json")))
          .path("ports")
          .path(listener)
          .asInt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.roost.stack.run;

import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.postgresql.Postgresql;
import dev.roost.stack.state.Layout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everybody listens.
 *
 * @param layout the ports
 */
record Addresses(Layout layout) {

  private static final String MANAGEMENT = "-management";
  private static final String DIRECT = "-direct";

  /** Every listener, with so many processes of each, and the port it would like. */
  static Map<String, Integer> wanted(int brokers, int routers, int ingests) {
    Map<String, Integer> wanted = new LinkedHashMap<>(Cluster.listeners(brokers));
    wanted.put(Postgresql.NAME, Postgresql.PORT);
    wanted.put(Services.SIMULATOR, 8090);
    wanted.put(Services.INGEST, 8080);
    wanted.put(management(Services.INGEST), 9080);
    wanted.put(Services.SUBSCRIPTIONS, 8081);
    wanted.put(Services.CONNECT, 8084);
    wanted.put(management(Services.SUBSCRIPTIONS), 9081);
    wanted.put(Services.REPLAY, 8082);
    wanted.put(management(Services.REPLAY), 9082);
    wanted.put(Services.VAULT, 8083);
    wanted.put(management(Services.VAULT), 9083);
    for (int number = 1; number <= routers; number++) {
      wanted.put(management(Services.router(number)), 9083 + number);
    }
    for (int number = 1; ingests > 1 && number <= ingests; number++) {
      wanted.put(Services.ingest(number) + DIRECT, 8084 + number);
    }
    for (int number = 2; number <= ingests; number++) {
      wanted.put(management(Services.ingest(number)), 9084 + number);
    }
    return wanted;
  }

  /**
   * The port at which a webhook-ingest itself listens: the one that X calls, unless there are
   * several, with a balancer before them.
   */
  int ingestPort(String name) {
    return layout.ingests() == 1 ? port(Services.INGEST) : port(name + DIRECT);
  }

  /** The address of a webhook-ingest itself. */
  String ingestUrl(String name) {
    return "http://127.0.0.1:" + ingestPort(name);
  }

  private static String management(String service) {
    return service + MANAGEMENT;
  }

  /** The address of a service's public port. */
  String url(String service) {
    return "http://127.0.0.1:" + port(service);
  }

  /** The address of a service's health and metrics. */
  String managementUrl(String service) {
    return "http://127.0.0.1:" + managementPort(service);
  }

  int port(String listener) {
    return layout.port(listener);
  }

  int managementPort(String service) {
    return layout.port(management(service));
  }
}

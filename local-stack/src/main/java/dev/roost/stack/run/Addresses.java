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

  /** Every listener, with so many brokers and routers, and the port it would like. */
  static Map<String, Integer> wanted(int brokers, int routers) {
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
    return wanted;
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

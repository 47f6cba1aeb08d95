package dev.roost.stack.run;

import dev.roost.stack.process.Program;
import dev.roost.stack.process.Readiness;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Quarkus processes of the stack. Where each listens, and what it is told by its environment.
 *
 * @param root the checkout
 * @param layout the ports
 * @param state where their state goes
 * @param http asks for their health
 */
record Services(Path root, Layout layout, StateDirectory state, HttpClient http) {

  static final String SIMULATOR = "simulator";
  static final String INGEST = "webhook-ingest";
  static final String ROUTER = "activity-router";

  private static final String INGEST_MANAGEMENT = "webhook-ingest-management";
  private static final String ROUTER_MANAGEMENT = "activity-router-management";

  /** Every listener with the port it would like. */
  static final Map<String, Integer> LISTENERS =
      Map.of(SIMULATOR, 8090, INGEST, 8080, INGEST_MANAGEMENT, 9080, ROUTER_MANAGEMENT, 9084);

  // X stops first, so that nobody delivers to a webhook that is going away.
  private static final int SIMULATOR_STOPS = 1;
  private static final int INGEST_STOPS = 2;
  private static final int ROUTER_STOPS = 3;

  /**
   * The simulator that plays X.
   *
   * @param seed another one at each start: the simulator draws X's ids from it and forgets what it
   *     has given out, so that with the same one its first Posts would be those of the last start,
   *     which activity-router rightly drops as given before
   */
  Program simulator(String seed) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_PORT", port(SIMULATOR));
    environment.put("SIMULATOR_SEED", seed);
    return program(
        new Service(SIMULATOR, "x-api-simulator", "-Xmx256m", SIMULATOR_STOPS),
        simulatorUrl(),
        environment);
  }

  /** The service X calls. */
  Program ingest(String bootstrap) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_PORT", port(INGEST));
    environment.put("QUARKUS_MANAGEMENT_PORT", port(INGEST_MANAGEMENT));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrap);
    environment.put("ROOST_INGEST_KEYS_FILE", state.keysFile().toString());
    return program(
        new Service(INGEST, INGEST, "-Xmx256m", INGEST_STOPS), ingestManagement(), environment);
  }

  /** The service that makes deliveries into activities. */
  Program router(String bootstrap) {
    Map<String, String> environment = new HashMap<>();
    // It has no public address; any port, so that it never fights over 8080 if it opens one.
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put("QUARKUS_MANAGEMENT_PORT", port(ROUTER_MANAGEMENT));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrap);
    environment.put("ROOST_ROUTER_STATE_DIR", state.router().toString());
    return program(
        new Service(ROUTER, ROUTER, "-Xmx512m", ROUTER_STOPS), routerManagement(), environment);
  }

  String simulatorUrl() {
    return "http://127.0.0.1:" + port(SIMULATOR);
  }

  String ingestUrl() {
    return "http://127.0.0.1:" + port(INGEST);
  }

  String ingestManagement() {
    return "http://127.0.0.1:" + port(INGEST_MANAGEMENT);
  }

  String routerManagement() {
    return "http://127.0.0.1:" + port(ROUTER_MANAGEMENT);
  }

  private record Service(String name, String module, String heap, int stopRank) {}

  private Program program(Service service, String health, Map<String, String> environment) {
    // Nothing of a stack on one machine is for its neighbours.
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    List<String> command = new ArrayList<>(JavaCommand.of(state, service.heap()));
    // Readiness is asked for several times a second, and each "not yet" would be a line.
    command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=ERROR");
    command.addAll(List.of("-jar", jar.toString()));
    Readiness readiness = Readiness.http(http, URI.create(health + "/q/health/ready"));
    return new Program(service.name(), service.stopRank(), command, environment, readiness);
  }

  private String port(String listener) {
    return Integer.toString(layout.port(listener));
  }
}

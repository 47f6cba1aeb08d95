package dev.roost.stack.run;

import dev.roost.stack.issuer.Issuers;
import dev.roost.stack.kafka.Cluster;
import dev.roost.stack.postgresql.Postgresql;
import dev.roost.stack.process.Program;
import dev.roost.stack.process.Stopping;
import dev.roost.stack.state.StateDirectory;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Quarkus processes of the stack: what each is told by its environment.
 *
 * @param jars how they are started
 * @param addresses where they listen
 * @param kafka where Kafka is, and how each service shows who it is
 * @param postgresql where the database is
 * @param issuers who vouches for callers
 */
record Services(
    ServiceJars jars, Addresses addresses, Cluster kafka, Postgresql postgresql, Issuers issuers) {

  static final String SIMULATOR = "simulator";
  static final String INGEST = "webhook-ingest";
  static final String ROUTER = "activity-router";
  static final String SUBSCRIPTIONS = "subscription-manager";

  /** The listener of subscription-manager that has people's pages. */
  static final String CONNECT = "subscription-manager-connect";

  static final String REPLAY = "replay-worker";
  static final String VAULT = "token-vault";

  /** The services with a public address, beside webhook-ingest. */
  static final List<String> WITH_AN_ADDRESS = List.of(SUBSCRIPTIONS, REPLAY, VAULT);

  /** The services whom people call with a token. */
  static final List<String> WITH_AN_ADMIN_API = List.of(SUBSCRIPTIONS, REPLAY, VAULT);

  /** Those that call token-vault, and so get a token for it. */
  static final List<String> CALLERS_OF_THE_VAULT = List.of(INGEST, SUBSCRIPTIONS, REPLAY);

  // X stops first, so that nobody delivers to a webhook that is going away; whom others ask, last.
  private static final int SIMULATOR_STOPS = 1;
  private static final int EDGE_STOPS = 2;
  private static final int CORE_STOPS = 3;

  /**
   * The simulator that plays X.
   *
   * @param seed another one at each start: the simulator draws X's ids from it and forgets what it
   *     has given out, so that with the same one its first Posts would be those of the last start,
   *     which activity-router rightly drops as given before
   */
  Program simulator(String seed) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(SIMULATOR)));
    environment.put("SIMULATOR_SEED", seed);
    // What happened a minute ago can be replayed: nobody waits half an hour for a demo.
    environment.put("SIMULATOR_REPLAY_FROM_AGE", "0s");
    environment.put("SIMULATOR_REPLAY_TO_AGE", "0s");
    if (addresses.layout().ingests() > 1) {
      // One that was away gets connections again, as from the many hosts of the real X.
      environment.put("SIMULATOR_DELIVERY_CONNECTION_LIFETIME", "3s");
    }
    String module = "x-api-simulator";
    return jars.program(
        new ServiceJars.Service(SIMULATOR, module, "-Xmx256m", Stopping.at(SIMULATOR_STOPS)),
        addresses.url(SIMULATOR),
        environment);
  }

  /** The name of the webhook-ingest with this number, from 1. */
  static String ingest(int number) {
    return number == 1 ? INGEST : INGEST + "-" + number;
  }

  /** The names of so many webhook-ingests. */
  static List<String> ingests(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Services::ingest).toList();
  }

  /** One of the services that X calls. */
  Program ingest(String name) {
    Map<String, String> environment = environment(name);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.ingestPort(name)));
    environment.putAll(vaultClient(INGEST));
    // No balancer has to hear of its end.
    environment.put("QUARKUS_SHUTDOWN_DELAY", "0s");
    var service = new ServiceJars.Service(name, INGEST, "-Xmx256m", Stopping.at(EDGE_STOPS));
    return jars.program(service, addresses.managementUrl(name), environment);
  }

  /** The router's name with this number, from 1. */
  static String router(int number) {
    return number == 1 ? ROUTER : ROUTER + "-" + number;
  }

  /** The names of so many routers. */
  static List<String> routers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Services::router).toList();
  }

  /** One of those that make deliveries into activities. */
  Program router(String name) {
    Map<String, String> environment = environment(name);
    environment.put("ROOST_ROUTER_STATE_DIR", jars.state().router(name).toString());
    var service = new ServiceJars.Service(name, ROUTER, "-Xmx512m", Stopping.at(CORE_STOPS));
    return jars.program(service, addresses.managementUrl(name), environment);
  }

  /** The service that holds all secrets. */
  Program vault() {
    Map<String, String> environment = environment(VAULT);
    environment.putAll(database("ROOST_VAULT_DATABASE"));
    environment.putAll(issuers.peopleEnvironment());
    environment.putAll(issuers.servicesEnvironment());
    environment.put("ROOST_VAULT_MASTER_KEY_FILE", jars.state().masterKey().toString());
    environment.put("ROOST_VAULT_WEBHOOKS_ORIGINS", addresses.url(INGEST));
    environment.put("ROOST_X_BASE_URL", addresses.url(SIMULATOR));
    return program(VAULT, "-Xmx192m", CORE_STOPS, environment);
  }

  /** The service that keeps webhooks and subscriptions at X as they are wanted. */
  Program subscriptions() {
    Map<String, String> environment = environment(SUBSCRIPTIONS);
    environment.putAll(database("ROOST_SUBSCRIPTIONS_DATABASE"));
    environment.putAll(issuers.peopleEnvironment());
    environment.putAll(vaultClient(SUBSCRIPTIONS));
    environment.put("ROOST_X_BASE_URL", addresses.url(SIMULATOR));
    // The simulator answers in milliseconds: what a killed one was doing need not wait two minutes.
    environment.put("ROOST_SUBSCRIPTIONS_WORK_LEASE", "20s");
    environment.put("ROOST_SUBSCRIPTIONS_WEBHOOKS_URL", addresses.url(INGEST));
    environment.put("ROOST_SUBSCRIPTIONS_CONNECT_URL", addresses.url(CONNECT));
    environment.put("ROOST_SUBSCRIPTIONS_CONNECT_PORT", String.valueOf(addresses.port(CONNECT)));
    // A tunnel to the page comes from here and names its clients; a browser on this machine has no
    // limit by address.
    environment.put("ROOST_SUBSCRIPTIONS_CONNECT_TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
    return program(SUBSCRIPTIONS, "-Xmx192m", EDGE_STOPS, environment);
  }

  /** Where X leads people back to who connect to this app. */
  URI callback(String app) {
    return URI.create(addresses.url(CONNECT) + "/connect/" + app + "/callback");
  }

  /** The service that has X replay what was missed. */
  Program replay() {
    Map<String, String> environment = environment(REPLAY);
    environment.putAll(database("ROOST_REPLAY_DATABASE"));
    environment.putAll(issuers.peopleEnvironment());
    environment.putAll(vaultClient(REPLAY));
    environment.put("ROOST_X_BASE_URL", addresses.url(SIMULATOR));
    // As young as the simulator allows, and asked for at once.
    environment.put("ROOST_REPLAY_WINDOW_FROM_AGE", "0s");
    environment.put("ROOST_REPLAY_WINDOW_TO_AGE", "0s");
    environment.put("ROOST_REPLAY_SUBMISSION_MIN_SPACING", "1s");
    return program(REPLAY, "-Xmx192m", EDGE_STOPS, environment);
  }

  private Map<String, String> environment(String service) {
    Map<String, String> environment = new HashMap<>();
    // Without a public address: any port, so that it never fights over 8080 if it opens one.
    int port = WITH_AN_ADDRESS.contains(service) ? addresses.port(service) : 0;
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(addresses.managementPort(service)));
    environment.putAll(kafka.environment(user(service)));
    if (WITH_AN_ADMIN_API.contains(service)) {
      environment.putAll(swaggerUi(service));
    }
    return environment;
  }

  /** Lets Swagger UI, which is on the management port, call the API in a browser. */
  private Map<String, String> swaggerUi(String service) {
    int port = addresses.managementPort(service);
    return Map.of(
        "QUARKUS_HTTP_CORS_ENABLED",
        "true",
        "QUARKUS_HTTP_CORS_ORIGINS",
        "http://127.0.0.1:%d,http://localhost:%d".formatted(port, port));
  }

  // All processes of a service are one user.
  private static String user(String service) {
    return Stream.of(ROUTER, INGEST).filter(service::startsWith).findFirst().orElse(service);
  }

  private Map<String, String> database(String property) {
    Map<String, String> environment = new HashMap<>(postgresql.environment());
    environment.put(property, postgresql.address());
    return environment;
  }

  private Map<String, String> vaultClient(String service) {
    StateDirectory state = jars.state();
    return Map.of(
        "ROOST_VAULT_CLIENT_URL", addresses.url(VAULT),
        "ROOST_VAULT_CLIENT_TOKEN_FILE", state.serviceToken(service).toString());
  }

  private Program program(String name, String heap, int stopRank, Map<String, String> environment) {
    var service = new ServiceJars.Service(name, name, heap, Stopping.at(stopRank));
    return jars.program(service, addresses.managementUrl(name), environment);
  }
}

package dev.roost.stack.kafka;

import dev.roost.contracts.topic.Topic;
import dev.roost.stack.secure.Credentials;
import dev.roost.stack.state.Layout;
import dev.roost.stack.state.StateDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings of one broker; every one that is not Kafka's default has its reason here. */
final class BrokerSettings {

  private static final int ROOM_FOR_A_BATCH_HEADER = 64 * 1024;

  private BrokerSettings() {}

  /** The content of {@code server.properties} of the broker with this number, from 1. */
  static Map<String, String> of(int number, Cluster cluster) {
    Layout layout = cluster.layout();
    Map<String, String> settings = new TreeMap<>();
    identity(settings, number, layout, cluster.state());
    listeners(settings, Listener.all(number, cluster));
    cluster.credentials().ifPresent(all -> secure(settings, all));
    sizes(settings);
    quickOnOneMachine(settings);
    replication(settings, layout.brokers());
    quickReturn(settings);
    if (layout.brokers() > 1) {
      quickFailover(settings);
    }
    return settings;
  }

  private static void identity(
      Map<String, String> settings, int number, Layout layout, StateDirectory state) {
    settings.put("node.id", Integer.toString(number));
    settings.put("process.roles", "broker,controller");
    settings.put("controller.quorum.voters", voters(layout));
    settings.put("log.dirs", state.broker(number).resolve("data").toString());
  }

  private static void listeners(Map<String, String> settings, List<Listener> listeners) {
    settings.put("listeners", joined(listeners, Listener::bound));
    settings.put("advertised.listeners", joined(listeners, Listener::advertised));
    settings.put("listener.security.protocol.map", joined(listeners, Listener::protocol));
    settings.put("inter.broker.listener.name", Listener.BROKER);
    settings.put("controller.listener.names", Listener.CONTROLLER);
  }

  private static String joined(
      List<Listener> listeners, Function<Listener, Optional<String>> part) {
    return listeners.stream()
        .flatMap(listener -> part.apply(listener).stream())
        .collect(Collectors.joining(","));
  }

  /** TLS everywhere, a user for everybody, and nothing allowed that was not granted. */
  private static void secure(Map<String, String> settings, Credentials credentials) {
    settings.putAll(credentials.identity());
    settings.putAll(credentials.trust());
    settings.put("sasl.enabled.mechanisms", Credentials.MECHANISM);
    settings.put("sasl.mechanism.inter.broker.protocol", Credentials.MECHANISM);
    for (String listener : List.of(Listener.BROKER, Listener.CLIENTS)) {
      settings.put(
          "listener.name." + listener.toLowerCase(Locale.ROOT) + ".scram-sha-512.sasl.jaas.config",
          credentials.jaas(Credentials.KAFKA));
    }
    // Users stand in the metadata that controllers vote on, so these know each other by certificate
    // before there are users; CN=kafka is then the same principal as the user kafka.
    settings.put("listener.name.controller.ssl.client.auth", "required");
    settings.put(
        "listener.name.controller.ssl.principal.mapping.rules", "RULE:^CN=([a-z]+)$/$1/,DEFAULT");
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:" + Credentials.KAFKA);
  }

  private static String voters(Layout layout) {
    return IntStream.rangeClosed(1, layout.brokers())
        .mapToObj(n -> n + "@127.0.0.1:" + layout.port(Cluster.controllerListener(n)))
        .collect(Collectors.joining(","));
  }

  private static void sizes(Map<String, String> settings) {
    // What a topic takes must fit the broker and its followers, with the batch around it.
    String largest = Integer.toString(Topic.MAX_MESSAGE_BYTES + ROOM_FOR_A_BATCH_HEADER);
    settings.put("message.max.bytes", largest);
    settings.put("replica.fetch.max.bytes", largest);
    settings.put("replica.fetch.response.max.bytes", "16777216");
    // The default of 128 MiB is a quarter of the broker's heap; compacted topics here are small.
    settings.put("log.cleaner.dedupe.buffer.size", "33554432");
  }

  private static void quickOnOneMachine(Map<String, String> settings) {
    // Topics come from contracts alone; one made by a typo would hide it.
    settings.put("auto.create.topics.enable", "false");
    // The first consumer of a group does not wait 3 s for others that never come.
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Fifty partitions each are made for hundreds of groups; a few are created, loaded and moved
    // at once, which a start and every failover wait for.
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // A transaction of a killed router ends within a second of its timeout, not within ten:
    // readers of committed records wait for it.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Threads for two cores shared by all processes.
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("background.threads", "4");
  }

  private static void replication(Map<String, String> settings, int brokers) {
    String replicas = brokers >= 3 ? "3" : "1";
    String acknowledging = brokers >= 3 ? "2" : "1";
    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", acknowledging);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", acknowledging);
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", acknowledging);
  }

  /**
   * A broker that was killed is taken back only after its old session ended, and one that is frozen
   * keeps its leaderships that long: 9 s by default. On loopback a short one is safe.
   */
  private static void quickReturn(Map<String, String> settings) {
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "400");
  }

  /**
   * With Kafka's defaults one frozen broker of three makes all producers wait for 7 s and more,
   * longer than the router's transactions live. On loopback these short times are safe.
   */
  private static void quickFailover(Map<String, String> settings) {
    // A frozen follower leaves the in-sync set after this (default 30 s) ...
    settings.put("replica.lag.time.max.ms", "2000");
    settings.put("replica.fetch.wait.max.ms", "200");
    // ... and a frozen controller is replaced after this (defaults 2 s and 1 s).
    settings.put("controller.quorum.fetch.timeout.ms", "1000");
    settings.put("controller.quorum.election.timeout.ms", "500");
  }
}

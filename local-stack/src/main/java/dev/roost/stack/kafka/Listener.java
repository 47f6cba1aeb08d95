package dev.roost.stack.kafka;

import dev.roost.stack.state.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of a broker's addresses on loopback.
 *
 * @param name Kafka's name for it
 * @param port where it listens
 * @param found at which port clients are told to find it; empty where no client does
 * @param security Kafka's security protocol
 */
record Listener(String name, int port, Optional<Integer> found, String security) {

  /** For brokers among themselves, and for clients unless they have a listener of their own. */
  static final String BROKER = "BROKER";

  /** For services that reach the broker through something of the caller's. */
  static final String CLIENTS = "CLIENTS";

  /** For the quorum of controllers. */
  static final String CONTROLLER = "CONTROLLER";

  private static final String HOST = "127.0.0.1:";

  /** Those of the broker with this number, from 1. */
  static List<Listener> all(int number, Cluster cluster) {
    Layout layout = cluster.layout();
    String security = layout.secure() ? "SASL_SSL" : "PLAINTEXT";
    List<Listener> all = new ArrayList<>();
    int broker = layout.port(Cluster.listener(number));
    all.add(new Listener(BROKER, broker, Optional.of(broker), security));
    if (!cluster.clientPorts().isEmpty()) {
      int clients = layout.port(Cluster.clientListener(number));
      int found = cluster.clientPorts().get(number - 1);
      all.add(new Listener(CLIENTS, clients, Optional.of(found), security));
    }
    int controller = layout.port(Cluster.controllerListener(number));
    String ofControllers = layout.secure() ? "SSL" : "PLAINTEXT";
    all.add(new Listener(CONTROLLER, controller, Optional.empty(), ofControllers));
    return all;
  }

  /** Its part of {@code listeners}. */
  Optional<String> bound() {
    return Optional.of(name + "://" + HOST + port);
  }

  /** Its part of {@code advertised.listeners}. */
  Optional<String> advertised() {
    return found.map(at -> name + "://" + HOST + at);
  }

  /** Its part of {@code listener.security.protocol.map}. */
  Optional<String> protocol() {
    return Optional.of(name + ":" + security);
  }
}

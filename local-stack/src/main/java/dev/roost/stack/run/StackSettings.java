package dev.roost.stack.run;

import dev.roost.stack.state.StateDirectory;
import java.nio.file.Path;
import java.util.List;

/**
 * What a start is asked for.
 *
 * @param root the checkout, where the modules were built
 * @param state where the stack keeps its things
 * @param brokers 1 or 3; 0 for as many as last time, 1 the first time
 * @param secure whether Kafka is wanted secured; a stack that is stays so
 * @param routers how many activity-routers; 0 for as many as last time, 1 the first time
 * @param ingests how many webhook-ingests; 0 for as many as last time, 1 the first time
 * @param clientPorts where the services find each broker, one port a broker: something of the
 *     caller's listens there, a fault proxy say, and leads to the broker's port {@code
 *     kafka-N-clients}; empty where they connect to the brokers themselves
 * @param freePorts whether any free ports are wanted instead of the well-known ones
 */
public record StackSettings(
    Path root,
    StateDirectory state,
    int brokers,
    boolean secure,
    int routers,
    int ingests,
    List<Integer> clientPorts,
    boolean freePorts) {

  public StackSettings {
    clientPorts = List.copyOf(clientPorts);
  }
}

package dev.roost.stack.state;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must stay the same from one start to the next, or the data would not fit any more.
 *
 * @param dataVersion which version of Roost's data this is; 0 in a file from before there was one
 * @param brokers how many brokers the cluster has, 1 or 3
 * @param routers how many activity-routers there are; 0 in the file of an older version, for 1
 * @param ingests how many webhook-ingests there are; 0 in the file of an older version, for 1
 * @param clusterId the Kafka cluster's id
 * @param secure whether the brokers want TLS and a user of everybody, and refuse what is not
 *     granted
 * @param ports the port of every listener, by its name
 */
public record Layout(
    int dataVersion,
    int brokers,
    int routers,
    int ingests,
    String clusterId,
    boolean secure,
    Map<String, Integer> ports) {

  /**
   * The version of the data that this Roost writes, and the only one it reads. Raised by each
   * change of records, tables or stores that services cannot take over by themselves.
   */
  public static final int DATA_VERSION = 1;

  public Layout {
    routers = Math.max(1, routers);
    ingests = Math.max(1, ingests);
    ports = new TreeMap<>(ports);
  }

  /** One whose data this Roost writes. */
  public Layout(
      int brokers,
      int routers,
      int ingests,
      String clusterId,
      boolean secure,
      Map<String, Integer> ports) {
    this(DATA_VERSION, brokers, routers, ingests, clusterId, secure, ports);
  }

  /** The layout of the last start; empty before the first. */
  public static Optional<Layout> read(StateDirectory state) throws IOException {
    return JsonFile.read(state.layoutFile(), Layout.class);
  }

  /** Remembers it for the next start. */
  public void write(StateDirectory state) throws IOException {
    JsonFile.write(state.layoutFile(), this);
  }

  /** The port of the listener with this name. */
  public int port(String listener) {
    Integer port = ports.get(listener);
    if (port == null) {
      throw new IllegalStateException("no port was chosen for " + listener);
    }
    return port;
  }
}

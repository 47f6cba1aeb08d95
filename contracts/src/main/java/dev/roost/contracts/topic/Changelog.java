package dev.roost.contracts.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changelog of activity-router's store of identities. Kafka Streams makes the topic at the
 * router's first start unless it is there, and never alters it; what stands here is what it must
 * be.
 */
public final class Changelog {

  /** Streams' application id, unless the router is told another: its internal topics begin so. */
  public static final String APPLICATION_ID = "roost-activity-router";

  /** The store's name, which stands in the topic's. */
  public static final String STORE = "remembered";

  /** How long the router remembers an identity unless it is told otherwise: six days. */
  public static final Duration DEDUPLICATION_WINDOW = Duration.ofDays(6);

  /** A day more than the window, so that nothing expires before the router forgets it. */
  public static final Duration RETENTION = DEDUPLICATION_WINDOW.plusDays(1);

  /** Kafka's own maximum of a setting in milliseconds, which is no limit. */
  private static final String NO_LIMIT = Long.toString(Long.MAX_VALUE);

  private Changelog() {}

  /** The topic's name for the router with this application id. */
  public static String name(String applicationId) {
    return applicationId + "-" + STORE + "-changelog";
  }

  /**
   * What Streams is told to set where it makes the topic: any timestamp is taken. By default a
   * broker refuses one that is an hour ahead of its clock, and the router, which writes the time a
   * delivery arrived by another broker's clock, would stop at the same record again and again.
   */
  public static Map<String, String> timestamps() {
    return Map.of(
        "message.timestamp.after.max.ms", NO_LIMIT, "message.timestamp.before.max.ms", NO_LIMIT);
  }

  /**
   * The topic's configuration in a cluster of this many brokers, by Kafka's names.
   *
   * @param brokers how many brokers the cluster has, 1 or more
   */
  public static Map<String, String> config(int brokers) {
    Map<String, String> config = new TreeMap<>(timestamps());
    config.put("cleanup.policy", "compact,delete");
    config.put("message.timestamp.type", "CreateTime");
    config.put("min.insync.replicas", brokers >= 3 ? "2" : "1");
    config.put("retention.ms", Long.toString(RETENTION.toMillis()));
    return config;
  }
}

package dev.roost.contracts.topic;

import dev.roost.contracts.principal.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One topic: what stands in it, who writes and reads it, and how it must be configured.
 *
 * @param name the topic's name on the broker
 * @param key what the record key is, in words
 * @param writtenBy the principals that may write it
 * @param readBy the principals that may read it; the brokers' ACLs follow from both
 * @param partitions partitions unless set otherwise before the first start; changing them later
 *     breaks order and deduplication
 * @param cleanup what happens to old records
 * @param retention how long records are kept; for a compacted topic without deletion it is ignored
 * @param privacy whether values may hold private messages
 */
public record Topic(
    String name,
    String key,
    Set<Principal> writtenBy,
    Set<Principal> readBy,
    int partitions,
    Cleanup cleanup,
    Duration retention,
    Privacy privacy) {

  /**
   * The largest record a topic takes, in bytes: the body limit of 4 MiB and room for the headers
   * that the router adds.
   */
  public static final int MAX_MESSAGE_BYTES = 6 * 1024 * 1024;

  public Topic {
    writtenBy = Set.copyOf(writtenBy);
    readBy = Set.copyOf(readBy);
  }

  /** What happens to old records. */
  public enum Cleanup {
    /** Old segments go after the retention. */
    DELETE("delete"),
    /** The newest value of each key stays. */
    COMPACT("compact"),
    /** The newest value of each key stays, and goes after the retention. */
    COMPACT_DELETE("compact,delete");

    private final String config;

    Cleanup(String config) {
      this.config = config;
    }
  }

  /** Whether values may hold private messages. */
  public enum Privacy {
    PUBLIC,
    PRIVATE
  }

  /**
   * The topic's configuration as Kafka's AdminClient takes it, for a cluster of this many brokers:
   * with three or more, three replicas of which two must acknowledge; with fewer, one.
   *
   * @param brokers how many brokers the cluster has, 1 or more
   */
  public Map<String, String> config(int brokers) {
    Map<String, String> config = new TreeMap<>();
    config.put("cleanup.policy", cleanup.config);
    config.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    // The broker's clock, never a payload's: a stamp days ahead would make everyone forget.
    config.put("message.timestamp.type", "LogAppendTime");
    config.put("min.insync.replicas", brokers >= 3 ? "2" : "1");
    if (cleanup != Cleanup.COMPACT) {
      config.put("retention.ms", Long.toString(retention.toMillis()));
    }
    return config;
  }

  /** Replicas of each partition in a cluster of this many brokers: 3, or 1 below three brokers. */
  public short replicationFactor(int brokers) {
    return (short) (brokers >= 3 ? 3 : 1);
  }
}

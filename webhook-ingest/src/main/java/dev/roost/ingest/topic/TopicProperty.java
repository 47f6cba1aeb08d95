package dev.roost.ingest.topic;

import java.util.Locale;

/** What of the topic is checked. */
public enum TopicProperty {
  /** The number of partitions, which decides where a user's order and identities are. */
  PARTITIONS,
  /** Replicas of each partition. */
  REPLICATION_FACTOR,
  /** How many replicas must acknowledge before a delivery is answered 200. */
  MIN_INSYNC_REPLICAS,
  /** Whose clock stamps a record: the broker's. */
  MESSAGE_TIMESTAMP_TYPE,
  /** The largest record that the topic takes. */
  MAX_MESSAGE_BYTES;

  /** As the setting names it. */
  String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

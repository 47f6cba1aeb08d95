package dev.roost.ingest.publish;

/** What became of a record handed to Kafka. */
public sealed interface Publication {

  /** All in-sync replicas acknowledged it. */
  record Stored() implements Publication {}

  /**
   * No acknowledgement: it may or may not be in the log.
   *
   * @param cause the failure's class name, for metrics
   */
  record Unstored(String cause) implements Publication {}

  /** Not tried: as many bytes are on their way as may be. */
  record Overloaded() implements Publication {}

  /** Not tried: the topic is not usable, or its partitions are not known yet. */
  record NotReady() implements Publication {}
}

package dev.roost.kafkatables;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a table ended after its partitions were assigned: the offset behind the last record of each
 * partition. It is reached when the consumer's position is there. A record at the offset before
 * need not exist: compaction removes records, and the markers of transactions are never delivered.
 */
record TableEnd(Map<TopicPartition, Long> offsets) {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** Before anything was assigned: never reached. */
  static final TableEnd UNKNOWN = new TableEnd(Map.of());

  /**
   * The ends as they are now, of all that the consumer was assigned.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException while the brokers are away
   */
  static TableEnd of(Consumer<?, ?> consumer) {
    return new TableEnd(Map.copyOf(consumer.endOffsets(consumer.assignment(), TIMEOUT)));
  }

  /** Whether it is the end of exactly these partitions. */
  boolean isOf(Set<TopicPartition> partitions) {
    return offsets.keySet().equals(partitions);
  }

  /**
   * Whether the consumer has handed out all records before the end.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException while the brokers are away
   */
  boolean isReachedBy(Consumer<?, ?> consumer) {
    return !offsets.isEmpty()
        && offsets.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
  }
}

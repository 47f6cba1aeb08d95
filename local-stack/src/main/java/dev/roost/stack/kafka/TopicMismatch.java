package dev.roost.stack.kafka;

/**
 * A topic on the broker that is not as {@code contracts} wants it.
 *
 * @param topic its name
 * @param what the setting, in Kafka's word; {@code partitions} or {@code replication factor}
 * @param wanted the value in contracts
 * @param found the value on the broker
 */
public record TopicMismatch(String topic, String what, String wanted, String found) {

  /** As a person reads it. */
  public String sentence() {
    return "%s has %s %s, and must have %s.".formatted(topic, what, found, wanted);
  }
}

package dev.roost.kafkaadmin.topic;

/**
 * Something of a topic that is not as it must be.
 *
 * @param topic the topic's name
 * @param what {@code topic}, {@code partitions}, {@code replication factor}, or a setting's name
 * @param found what it is; a dash where the topic is missing
 * @param wanted what it must be
 * @param action what {@code apply} does about it
 * @param advice what the operator does about it, in sentences; empty where {@code apply} does it
 */
public record Difference(
    String topic, String what, String found, String wanted, Action action, String advice) {

  /** What {@code apply} does about a difference. */
  public enum Action {
    /** It makes the topic. */
    CREATE("create"),
    /** It sets the setting. */
    ALTER("alter"),
    /** Nothing: the operator does it, or says otherwise with an option. */
    BY_HAND("by hand"),
    /** Nothing at all, whatever else it would do: the topic is not one that Roost can use. */
    REFUSE("refused");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** In one sentence. */
  public String sentence() {
    return action == Action.CREATE
        ? topic + " is missing."
        : "%s has %s %s, and must have %s.".formatted(topic, what, found, wanted);
  }
}

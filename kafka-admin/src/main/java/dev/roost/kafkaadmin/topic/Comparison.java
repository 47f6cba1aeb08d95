package dev.roost.kafkaadmin.topic;

import static dev.roost.kafkaadmin.topic.Difference.Action.ALTER;
import static dev.roost.kafkaadmin.topic.Difference.Action.BY_HAND;
import static dev.roost.kafkaadmin.topic.Difference.Action.CREATE;
import static dev.roost.kafkaadmin.topic.Difference.Action.REFUSE;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is, held against what it must be.
 *
 * @param brokers the ids of all brokers, for moves of replicas
 * @param shortenRetention whether a retention may be shortened
 */
record Comparison(SortedSet<Integer> brokers, boolean shortenRetention) {

  /** What differs; the topic itself where it is missing. */
  List<Difference> of(WantedTopic wanted, @Nullable FoundTopic found) {
    if (found == null) {
      return List.of(new Difference(wanted.name(), "topic", "-", wanted.described(), CREATE, ""));
    }
    List<Difference> differences = new ArrayList<>();
    partitions(differences, wanted, found);
    replicas(differences, wanted, found);
    for (Setting setting : wanted.settings()) {
      String is = found.value(setting.name());
      if (!setting.isMetBy(is)) {
        differences.add(setting(setting, is, found));
      }
    }
    return differences;
  }

  private static void partitions(
      List<Difference> differences, WantedTopic wanted, FoundTopic found) {
    if (found.partitions() != wanted.partitions()) {
      differences.add(
          new Difference(
              wanted.name(),
              "partitions",
              Integer.toString(found.partitions()),
              Integer.toString(wanted.partitions()),
              REFUSE,
              Advice.partitions(wanted, found)));
    }
  }

  private void replicas(List<Difference> differences, WantedTopic wanted, FoundTopic found) {
    if (found.replicationFactor() < wanted.replicationFactor()) {
      differences.add(
          new Difference(
              wanted.name(),
              "replication factor",
              Integer.toString(found.replicationFactor()),
              Integer.toString(wanted.replicationFactor()),
              BY_HAND,
              Advice.replicas(wanted, found, brokers)));
    }
  }

  private Difference setting(Setting setting, String is, FoundTopic found) {
    if (setting.shortens(is) && !shortenRetention) {
      return difference(setting, is, found, BY_HAND, Advice.retention(setting, found));
    }
    if (setting.name().equals("min.insync.replicas")
        && Integer.parseInt(setting.value()) > found.replicationFactor()) {
      return difference(setting, is, found, BY_HAND, Advice.tooFewReplicas(found));
    }
    return difference(setting, is, found, ALTER, "");
  }

  private static Difference difference(
      Setting setting, String is, FoundTopic found, Difference.Action action, String advice) {
    return new Difference(found.name(), setting.name(), is, setting.value(), action, advice);
  }
}

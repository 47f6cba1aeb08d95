package dev.roost.kafkaadmin.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an operator does where {@code apply} must not. */
final class Advice {

  private Advice() {}

  static String partitions(WantedTopic wanted, FoundTopic found) {
    return """
    %1$s has %2$d partitions and must have %3$d. They are never changed: a key would move to another partition, away from its order and from the identities the router remembers.
    If the activity topics and the changelog were all made with %2$d, say so each time: --activity-partitions %2$d.
    Else let what stands in it be read to its end, stop Roost, delete the topic (kafka-topics.sh --delete --topic %1$s) and apply again.\
    """
        .formatted(wanted.name(), found.partitions(), wanted.partitions());
  }

  static String replicas(WantedTopic wanted, FoundTopic found, SortedSet<Integer> brokers) {
    return """
    %1$s has partitions with fewer than %2$d replicas. Put this into %1$s.json:
    %3$s
    and move them, with the options that reach the cluster: kafka-reassign-partitions.sh --reassignment-json-file %1$s.json --execute; the same with --verify tells when they are there.\
    """
        .formatted(wanted.name(), wanted.replicationFactor(), json(wanted, found, brokers));
  }

  static String retention(Setting setting, FoundTopic found) {
    return """
    %1$s keeps records for longer than %2$s ms. To shorten that deletes records at once, so it is only done with --shorten-retention; to keep it, name it: --retention %1$s=DURATION.\
    """
        .formatted(found.name(), setting.value());
  }

  static String tooFewReplicas(FoundTopic found) {
    return """
    %s gets its min.insync.replicas once it has the replicas: apply again then. Before that nothing could be written.\
    """
        .formatted(found.name());
  }

  private static String json(WantedTopic wanted, FoundTopic found, SortedSet<Integer> brokers) {
    String partitions =
        IntStream.range(0, found.partitions())
            .filter(number -> found.replicas().get(number).size() < wanted.replicationFactor())
            .mapToObj(number ->
                "{\"topic\":\"%s\",\"partition\":%d,\"replicas\":%s}"
                    .formatted(
                        wanted.name(),
                        number,
                        ids(
                            more(
                                found.replicas().get(number),
                                number,
                                wanted.replicationFactor(),
                                List.copyOf(brokers)))))
            .collect(Collectors.joining(","));
    return "{\"version\":1,\"partitions\":[" + partitions + "]}";
  }

  /** Those it has, the leader first, and others, beginning with another for each partition. */
  private static List<Integer> more(
      List<Integer> has, int partition, int wanted, List<Integer> brokers) {
    List<Integer> replicas = new ArrayList<>(has);
    for (int i = 0; i < brokers.size() && replicas.size() < wanted; i++) {
      int broker = brokers.get((partition + i) % brokers.size());
      if (!replicas.contains(broker)) {
        replicas.add(broker);
      }
    }
    return replicas;
  }

  private static String ids(List<Integer> replicas) {
    return replicas.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}

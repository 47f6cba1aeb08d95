package dev.roost.kafkaadmin.topic;

import dev.roost.kafkaadmin.topic.Difference.Action;
import java.util.List;

/**
 * What it takes to have every topic as it must be.
 *
 * @param topics every topic as it must be
 * @param differences what is not so, in the order of topics
 */
public record TopicPlan(List<WantedTopic> topics, List<Difference> differences) {

  /** Differences about which {@code apply} does this. */
  public List<Difference> with(Action action) {
    return differences.stream().filter(difference -> difference.action() == action).toList();
  }

  /** Whether every topic is as it must be. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Whether nothing may be applied. */
  public boolean isRefused() {
    return !with(Action.REFUSE).isEmpty();
  }

  /** Topics that are missing. */
  List<WantedTopic> missing() {
    List<String> names = with(Action.CREATE).stream().map(Difference::topic).toList();
    return topics.stream().filter(topic -> names.contains(topic.name())).toList();
  }
}

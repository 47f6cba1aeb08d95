package dev.roost.testsupport.kafka;

import dev.roost.contracts.topic.Topic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates topics on a single broker, each as {@code contracts} configures it. */
final class TopicCreation {

  private TopicCreation() {}

  /** Waits for the broker, and until the topics are there; a minute at most. */
  static void create(Admin admin, List<Topic> topics) {
    List<NewTopic> all =
        topics.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replicationFactor(1))
                    .configs(topic.config(1)))
            .toList();
    try {
      admin.createTopics(all).all().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the topics could not be created", e);
    }
  }
}

package dev.roost.ingest.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The check of the topic that deliveries are stored on. */
@ConfigMapping(prefix = "roost.ingest.topics")
public interface TopicsConfig {

  /** How often the topic is described while it is as it must be. */
  @WithDefault("10m")
  Duration checkInterval();

  /** How often it is described while it is not, or while Kafka does not answer. */
  @WithDefault("1s")
  Duration retryInterval();

  /**
   * Properties whose mismatch is meant, such as {@code partitions,min-insync-replicas}: deliveries
   * are taken all the same.
   */
  Optional<Set<TopicProperty>> allowMismatch();
}

package dev.roost.replay.webhook;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where the table ended when this replica got it, and whether it has read so far. */
@ApplicationScoped
@Identifier("webhooks")
public class TableEnd implements KafkaConsumerRebalanceListener {

  /** Offsets still to be read, by partition; the last one first to come. */
  private final Map<Integer, Long> ahead = new ConcurrentHashMap<>();

  private volatile boolean known;

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((partition, end) -> {
          if (end > begins.getOrDefault(partition, 0L)) {
            ahead.put(partition.partition(), end - 1);
          }
        });
    known = true;
  }

  void read(int partition, long offset) {
    ahead.computeIfPresent(partition, (_, last) -> offset >= last ? null : last);
  }

  boolean isReached() {
    return known && ahead.isEmpty();
  }
}

package dev.roost.router.transaction;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads on only where no task's work was undone behind its back. */
final class GuardedConsumer extends KafkaConsumer<byte[], byte[]> {

  private final Supplier<OpenTransaction> transaction;

  GuardedConsumer(Map<String, Object> config, Supplier<OpenTransaction> transaction) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.transaction = transaction;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    transaction.get().mustNotBeUndone();
    return super.poll(timeout);
  }

  /** Streams does so once it was fenced, and has closed all tasks. */
  @Override
  public void unsubscribe() {
    super.unsubscribe();
    transaction.get().allTasksLost();
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, new Listener(listener));
  }

  @Override
  public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, new Listener(listener));
  }

  private final class Listener implements ConsumerRebalanceListener {

    private final ConsumerRebalanceListener streams;

    Listener(ConsumerRebalanceListener streams) {
      this.streams = streams;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      streams.onPartitionsAssigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      streams.onPartitionsRevoked(partitions);
    }

    /** All that the thread had. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      streams.onPartitionsLost(partitions);
      transaction.get().allTasksLost();
    }
  }
}

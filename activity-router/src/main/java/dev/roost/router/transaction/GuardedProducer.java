package dev.roost.router.transaction;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells how each transaction ends. */
final class GuardedProducer extends KafkaProducer<byte[], byte[]> {

  private final Supplier<OpenTransaction> transaction;

  GuardedProducer(Map<String, Object> config, Supplier<OpenTransaction> transaction) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.transaction = transaction;
  }

  @Override
  public void beginTransaction() {
    super.beginTransaction();
    transaction.get().begun();
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    transaction.get().committing();
    super.sendOffsetsToTransaction(offsets, group);
  }

  @Override
  public void commitTransaction() {
    transaction.get().committing();
    super.commitTransaction();
  }

  @Override
  public void abortTransaction() {
    transaction.get().givenUp();
    super.abortTransaction();
  }
}

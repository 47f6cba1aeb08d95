package dev.roost.router.transaction;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Streams' clients, of which a thread's producer tells its consumer what became of the transaction.
 * Both are called on that thread alone.
 */
public final class GuardedClients implements KafkaClientSupplier {

  private final ThreadLocal<OpenTransaction> ofThisThread =
      ThreadLocal.withInitial(OpenTransaction::new);
  private final AtomicInteger consumers = new AtomicInteger();

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new GuardedProducer(config, ofThisThread::get);
  }

  /**
   * How many main consumers were made: one for each stream thread, if Streams makes none itself.
   */
  public int consumers() {
    return consumers.get();
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    consumers.incrementAndGet();
    return new GuardedConsumer(config, ofThisThread::get);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return plain(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return plain(config);
  }

  private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}

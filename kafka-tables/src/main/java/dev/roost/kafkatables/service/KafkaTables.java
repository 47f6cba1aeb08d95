package dev.roost.kafkatables.service;

import dev.roost.kafkatables.KafkaTable;
import dev.roost.kafkatables.RowReader;
import dev.roost.kafkatables.TableSource;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;

/** Opens a service's tables with every {@code kafka.*} setting that a consumer knows. */
@Singleton
public final class KafkaTables {

  private final Map<String, Object> broker;
  private final Event<Consumer<?, ?>> consumers;
  private final List<KafkaTable<?>> open = new CopyOnWriteArrayList<>();

  /**
   * @param broker what is set under {@code kafka.*}
   * @param consumers who is told of each consumer: Quarkus's Micrometer extension shows its metrics
   */
  KafkaTables(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Event<Consumer<?, ?>> consumers) {
    this.broker = broker;
    this.consumers = consumers;
  }

  /**
   * Begins to read a table, until the service ends.
   *
   * @throws org.apache.kafka.common.config.ConfigException names a setting that Kafka's client does
   *     not take
   */
  public <V> KafkaTable<V> open(TableSource source, RowReader<V> reader) {
    KafkaTable<V> table = KafkaTable.open(source, broker, reader, consumers::fire);
    open.add(table);
    return table;
  }

  @PreDestroy
  void close() {
    open.forEach(KafkaTable::close);
  }
}

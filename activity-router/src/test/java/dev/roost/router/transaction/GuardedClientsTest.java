package dev.roost.router.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.kafka.EmbeddedBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real broker, in the order in which Streams calls its clients. */
class GuardedClientsTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final List<String> INPUT = List.of(Topics.DELIVERIES.name());

  private static EmbeddedBroker broker;

  private Producer<byte[], byte[]> producer;
  private Consumer<byte[], byte[]> consumer;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void connect() {
    GuardedClients clients = new GuardedClients();
    producer =
        clients.getProducer(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "guarded"));
    consumer =
        clients.getConsumer(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                "guarded",
                "enable.auto.commit",
                "false"));
    producer.initTransactions();
    subscribe();
  }

  @AfterEach
  void disconnect() {
    producer.close();
    consumer.close();
  }

  @Test
  void aThreadWhoseTransactionWasGivenUpReadsNoFurther() {
    write();
    producer.abortTransaction();

    assertThatThrownBy(() -> consumer.poll(SHORT)).isInstanceOf(UndoneException.class);
  }

  @Test
  void anotherThreadReadsOn() {
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      other.execute(() -> {
        write();
        producer.abortTransaction();
      });
    }

    assertThatCode(() -> consumer.poll(SHORT)).doesNotThrowAnyException();
  }

  @Test
  void aCommitLeavesNothingToMind() {
    write();
    producer.sendOffsetsToTransaction(offsets(), consumer.groupMetadata());
    producer.commitTransaction();

    assertThatCode(() -> consumer.poll(SHORT)).doesNotThrowAnyException();
  }

  @Test
  void aCommitThatWasTriedAndGivenUpClosesAllTasks() {
    write();
    producer.sendOffsetsToTransaction(offsets(), consumer.groupMetadata());
    producer.abortTransaction();

    assertThatCode(() -> consumer.poll(SHORT)).doesNotThrowAnyException();
  }

  @Test
  void whoWasFencedBeginsAnewAtWhatWasCommitted() {
    write();
    producer.abortTransaction();
    consumer.unsubscribe();
    subscribe();

    assertThatCode(() -> consumer.poll(SHORT)).doesNotThrowAnyException();
  }

  @Test
  void streamsIsToldOfItsPartitionsAllTheSame() {
    for (int i = 0; consumer.assignment().isEmpty() && i < 200; i++) {
      consumer.poll(SHORT);
    }

    assertThat(assigned).hasSize(Topics.ACTIVITY_PARTITIONS);
  }

  private final Set<TopicPartition> assigned = new HashSet<>();

  private void subscribe() {
    consumer.subscribe(
        INPUT,
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned.addAll(partitions);
          }

          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assigned.removeAll(partitions);
          }
        });
  }

  private void write() {
    producer.beginTransaction();
    var _ =
        producer.send(new ProducerRecord<>(Topics.ACTIVITIES.name(), null, "a".getBytes(UTF_8)));
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets() {
    return Map.of(new TopicPartition(Topics.DELIVERIES.name(), 0), new OffsetAndMetadata(0));
  }
}

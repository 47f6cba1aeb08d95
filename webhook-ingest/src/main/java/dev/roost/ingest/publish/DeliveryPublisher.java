package dev.roost.ingest.publish;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.ingest.topic.DeliveryTopic;
import dev.roost.runtime.logging.KeyedLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts records on Kafka through one shared producer. Publishing never waits: past the byte bound,
 * or before the partitions are known, the answer is there at once. An {@code Unstored} record may
 * be in the log all the same; X's retry then makes a duplicate, which the router drops.
 */
@Singleton
public class DeliveryPublisher {

  private static final KeyedLogger LOG = KeyedLogger.of(DeliveryPublisher.class);

  /** A start without trouble needs one or two. */
  private static final int LOOKS_BEFORE_TELLING = 8;

  private final Vertx vertx;
  private final Clock clock;
  private final Map<String, Object> settings;
  private final PublishConfig config;
  private final DeliveryTopic topic;
  private final MeterRegistry metrics;
  private final ByteBudget inFlight;
  private volatile @Nullable LiveProducer producer;
  private volatile @Nullable Instant lastStored;
  private volatile boolean stopping;

  /** Looks follow each other, on whatever thread. */
  private int failedLooks;

  DeliveryPublisher(
      Vertx vertx,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      PublishConfig config,
      DeliveryTopic topic,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.clock = clock;
    this.settings = ProducerSettings.checked(broker, config);
    this.config = config;
    this.topic = topic;
    this.metrics = metrics;
    this.inFlight = new ByteBudget(config.maxInFlightBytes());
  }

  void start(@Observes StartupEvent event) {
    metrics.gauge("roost.ingest.in.flight.bytes", inFlight, ByteBudget::held);
    metrics.gauge("roost.ingest.kafka.ready", this, it -> it.ready() ? 1 : 0);
    look();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    LiveProducer last = producer;
    if (last != null) {
      last.close(config.closeTimeout());
    }
  }

  /** Whether deliveries can be taken: the topic is usable and its partitions are known. */
  public boolean ready() {
    LiveProducer current = producer;
    return current != null && current.ready() && topic.isUsable();
  }

  /** Whether Kafka takes what is sent, as far as is known: ready, and not failing just now. */
  public boolean writable() {
    LiveProducer current = producer;
    return current != null && current.writable() && topic.isUsable();
  }

  /** When Kafka last acknowledged a delivery of this replica; empty before the first. */
  public Optional<Instant> lastStored() {
    return Optional.ofNullable(lastStored);
  }

  /**
   * Publishes what is no delivery through the same producer: acknowledged, it shows that the way to
   * Kafka works. Not tried while deliveries fail. May wait for a moment: worker threads only.
   */
  public Uni<Publication> publishAside(String topic, String key, byte[] value) {
    return Uni.createFrom()
        .emitter(emitter -> {
          LiveProducer current = producer;
          if (current != null && writable()) {
            current.sendAside(new ProducerRecord<>(topic, key, value), emitter::complete);
          } else {
            emitter.complete(new Publication.NotReady());
          }
        });
  }

  /** Waits until all that was published is settled: at most 2 s. Worker threads only. */
  public void flush() {
    LiveProducer current = producer;
    if (current != null) {
      current.flush();
    }
  }

  /**
   * Publishes one record. The outcome comes once, on the producer's own thread or at once on the
   * caller's. A plain callback: the contexts that a Uni captures cost some per cent of a delivery.
   */
  public void publish(ProducerRecord<String, byte[]> record, Consumer<Publication> outcome) {
    LiveProducer current = producer;
    int bytes = record.value().length;
    if (current == null || !current.ready() || !topic.isUsable()) {
      outcome.accept(new Publication.NotReady());
    } else if (!inFlight.take(bytes)) {
      outcome.accept(new Publication.Overloaded());
    } else {
      current.send(
          record,
          publication -> {
            inFlight.giveBack(bytes);
            note(publication);
            outcome.accept(publication);
          });
    }
  }

  private void note(Publication publication) {
    switch (publication) {
      case Publication.Stored _ -> lastStored = clock.instant();
      case Publication.Unstored(String cause) ->
          metrics.counter("roost.ingest.publish.failures", "cause", cause).increment();
      case Publication.Overloaded _ -> {}
      case Publication.NotReady _ -> {}
    }
  }

  /** Looks after the producer for as long as the service runs: one look, then the next. */
  private void look() {
    if (!stopping) {
      vertx
          .executeBlocking(() -> {
            tend();
            return true;
          })
          .onComplete(_ -> vertx.setTimer(config.checkInterval().toMillis(), tick -> look()));
    }
  }

  /**
   * Blocks for up to {@code max.block.ms} and more when a producer is closed: worker threads only.
   */
  private void tend() {
    LiveProducer current = producer;
    try {
      if (current == null && !topic.isUsable()) {
        tellWhatLasts(topic.described());
      } else if (current == null) {
        producer = open();
      } else if (current.hopeless(config.producerStallTimeout())) {
        LOG.warn(
            "Producer is stalled and is replaced",
            key("stalledFor", config.producerStallTimeout()));
        metrics.counter("roost.ingest.producers.replaced").increment();
        producer = open();
        current.close(Duration.ZERO);
      } else if (!current.ready() && current.loadPartitions()) {
        failedLooks = 0;
        LOG.info("Partitions of x.deliveries are known, deliveries are accepted");
      }
    } catch (RuntimeException failure) {
      // Deliveries get 503, challenges are answered, and the next look tries.
      tellWhatLasts(rootOf(failure).toString());
    }
  }

  private void tellWhatLasts(String cause) {
    failedLooks++;
    if (failedLooks == LOOKS_BEFORE_TELLING) {
      LOG.warn("Kafka is not ready, deliveries get 503 until it is", key("error", cause));
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootOf(cause);
  }

  private LiveProducer open() {
    return new LiveProducer(new KafkaProducer<>(settings), clock);
  }
}

package dev.roost.outbox.channel;

import dev.roost.outbox.Outbox;
import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.relay.OutboxRelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Makes the service's outbox and its relay, which runs as long as the service. */
@Singleton
final class OutboxInService {

  // The relay sends at most 64 at a time; those it gave up may still be on their way.
  private static final int ON_THEIR_WAY = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Outbox outbox;
  private final OutboxRelay relay;

  OutboxInService(
      OutboxConfig config,
      Pool pool,
      Clock clock,
      MeterRegistry metrics,
      @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = ON_THEIR_WAY)
          MutinyEmitter<Record<String, byte[]>> channel) {
    OutboxSchema schema = new OutboxSchema(config.schema());
    this.outbox = new Outbox(schema, clock);
    this.relay = new OutboxRelay(pool, schema, new ChannelAnnouncer(channel), config.pace(), clock);
    metrics
        .more()
        .counter("roost.outbox.messages.published", List.of(), relay, OutboxRelay::announced);
    metrics.more().counter("roost.outbox.publish.failures", List.of(), relay, OutboxRelay::failed);
  }

  @Produces
  @Singleton
  Outbox outbox() {
    return outbox;
  }

  @Produces
  @Singleton
  OutboxRelay relay() {
    return relay;
  }

  void start(@Observes StartupEvent event) {
    relay.start();
  }

  /** Waits, on the thread that ends the service, so that another replica may announce at once. */
  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    relay.close().subscribe().with(_ -> closed.countDown(), _ -> closed.countDown());
    var _ = closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}

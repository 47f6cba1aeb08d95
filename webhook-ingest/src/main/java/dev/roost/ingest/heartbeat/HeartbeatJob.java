package dev.roost.ingest.heartbeat;

import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.heartbeat.Heartbeat.State;
import dev.roost.ingest.keys.WebhookKeys;
import dev.roost.ingest.publish.Publication;
import dev.roost.runtime.logging.KeyedLogger;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Says every second, for each app served here and once for requests of no app, that this replica is
 * there. One round at a time: what is not acknowledged yet is not said again.
 */
@Singleton
final class HeartbeatJob {

  /** Before the producer is closed, which has no priority of its own. */
  private static final int GOODBYE_FIRST = 1000;

  /** The producer gives up earlier, after its {@code delivery.timeout.ms}. */
  private static final Duration GOODBYE_WITHIN = Duration.ofSeconds(3);

  private static final KeyedLogger LOG = KeyedLogger.of(HeartbeatJob.class);

  private final Vertx vertx;
  private final WebhookKeys keys;
  private final Replica replica;
  private final HeartbeatPublisher publisher;
  private final HeartbeatConfig config;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final Set<String> spokenFor = new HashSet<>();
  private long timer;
  private boolean stopped;

  HeartbeatJob(
      Vertx vertx,
      WebhookKeys keys,
      Replica replica,
      HeartbeatPublisher publisher,
      HeartbeatConfig config) {
    this.vertx = vertx;
    this.keys = keys;
    this.replica = replica;
    this.publisher = publisher;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    timer = vertx.setPeriodic(config.interval().toMillis(), _ -> beat());
  }

  /** By now nobody can send anything any more, and every request was answered. */
  void stop(@Observes @Priority(GOODBYE_FIRST) ShutdownEvent event) {
    vertx.cancelTimer(timer);
    publisher.flushDeliveries();
    List<Publication> goodbyes =
        Uni.join()
            .all(goodbyes())
            .andFailFast()
            .ifNoItem()
            .after(GOODBYE_WITHIN)
            .recoverWithItem(List.of(new Publication.NotReady()))
            .await()
            .indefinitely();
    if (!goodbyes.stream().allMatch(Publication.Stored.class::isInstance)) {
      LOG.warn(
          "Final heartbeat could not be published: the last deliveries of this replica are in doubt");
    }
  }

  private void beat() {
    if (underWay.compareAndSet(false, true)) {
      vertx
          .executeBlocking(this::round)
          .onFailure(_ -> underWay.set(false))
          .onSuccess(said -> said.subscribe().with(_ -> underWay.set(false)));
    }
  }

  private synchronized Uni<List<Publication>> round() {
    if (stopped || !publisher.possible()) {
      return Uni.createFrom().item(List.of());
    }
    Set<String> served = keys.apps();
    List<Heartbeat> all = new ArrayList<>();
    spokenFor.stream()
        .filter(app -> !served.contains(app))
        .map(app -> replica.says(State.GOODBYE, Optional.of(app)))
        .forEach(all::add);
    spokenFor.clear();
    spokenFor.addAll(served);
    said(State.ALIVE).forEach(all::add);
    return Uni.join().all(all.stream().map(this::send).toList()).andFailFast();
  }

  private synchronized List<Uni<Publication>> goodbyes() {
    stopped = true;
    return said(State.GOODBYE).map(this::send).toList();
  }

  private Stream<Heartbeat> said(State state) {
    return Stream.concat(spokenFor.stream().map(Optional::of), Stream.of(Optional.<String>empty()))
        .map(app -> replica.says(state, app));
  }

  /** Sends it now, not when somebody asks how it went: in this order, and on this thread. */
  private Uni<Publication> send(Heartbeat heartbeat) {
    Uni<Publication> sent = publisher.publish(heartbeat).memoize().indefinitely();
    sent.subscribe().with(_ -> {});
    return sent;
  }
}

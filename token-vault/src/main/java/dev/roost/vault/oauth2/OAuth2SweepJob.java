package dev.roost.vault.oauth2;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.vault.handshake.HandshakeConfig;
import dev.roost.vault.x.XOAuth;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was begun for OAuth 2.0 users and is not ended by a request; any number of replicas. */
@ApplicationScoped
class OAuth2SweepJob {

  private static final KeyedLogger LOG = KeyedLogger.of(OAuth2SweepJob.class);

  /** Claims without a word that are settled at once; what is left comes with the next look. */
  private static final int OVERDUE_AT_ONCE = 100;

  private final PendingStore pending;
  private final PendingWork work;
  private final OAuth2HandshakeStore handshakes;
  private final OAuth2UserStore users;
  private final Claims claims;
  private final Pool database;
  private final OAuth2Config config;
  private final HandshakeConfig handshakeConfig;
  private final List<Cancellable> running = new ArrayList<>();

  OAuth2SweepJob(
      PendingStore pending,
      PendingWork work,
      OAuth2HandshakeStore handshakes,
      OAuth2UserStore users,
      Claims claims,
      Pool database,
      OAuth2Config config,
      HandshakeConfig handshakeConfig) {
    this.pending = pending;
    this.work = work;
    this.handshakes = handshakes;
    this.users = users;
    this.claims = claims;
    this.database = database;
    this.config = config;
    this.handshakeConfig = handshakeConfig;
  }

  void start(@Observes StartupEvent event, XOAuth x) {
    // Two calls of X at most, to revoke both tokens.
    if (config.pending().lease().compareTo(x.timeout().multipliedBy(2)) <= 0) {
      throw new ConfigurationException(
          "roost.vault.oauth2.pending.lease: it is longer than roost.x.timeout twice, else two"
              + " replicas could ask X for the same tokens.");
    }
    every(config.pending().pollInterval(), this::identifyPending);
    every(config.refresh().checkInterval(), this::settleOverdue);
    every(handshakeConfig.cleanupInterval(), () -> handshakes.removeExpired(database));
  }

  private void every(Duration interval, Supplier<Uni<Void>> round) {
    running.add(
        Multi.createFrom()
            .ticks()
            .every(interval)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(_ ->
                Uni.createFrom()
                    .deferred(round::get)
                    .onFailure()
                    .recoverWithUni(OAuth2SweepJob::complain))
            .subscribe()
            .with(_ -> {}));
  }

  void stop(@Observes ShutdownEvent event) {
    running.forEach(Cancellable::cancel);
  }

  /** Pending tokens that are due, as many as may be asked of X at once. */
  Uni<Void> identifyPending() {
    return pending
        .claim(database, config.pending().lease(), config.pending().maxConcurrency())
        .flatMap(leases ->
            Multi.createFrom()
                .iterable(leases)
                .onItem()
                .transformToUni(
                    lease -> work.work(lease).onFailure().recoverWithUni(OAuth2SweepJob::complain))
                .merge(config.pending().maxConcurrency())
                .collect()
                .asList())
        .replaceWithVoid();
  }

  /** Claims whose replica never said how they ended. */
  Uni<Void> settleOverdue() {
    return users
        .overdue(database, OVERDUE_AT_ONCE)
        .flatMap(overdue ->
            Multi.createFrom()
                .iterable(overdue)
                .onItem()
                .transformToUniAndConcatenate(
                    user -> claims.settleOverdue(user.app(), user.userId()))
                .collect()
                .asList())
        .replaceWithVoid();
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.error(
        "Work on OAuth 2.0 tokens failed and is tried again",
        key("error", trouble.getClass().getSimpleName()),
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}

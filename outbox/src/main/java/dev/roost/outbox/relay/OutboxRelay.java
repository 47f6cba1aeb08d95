package dev.roost.outbox.relay;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.outbox.OutboxSchema;
import dev.roost.outbox.announce.Announcer;
import dev.roost.runtime.logging.KeyedLogger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Announces what committed transactions left in the outbox, each message at least once, in order
 * per topic and key. Every replica of a service runs one; they take turns, and when the one whose
 * turn it is goes silent, another goes on after a lease.
 *
 * <p>A message that fails stops its own key and no other, and is tried again after a pause. Each
 * record carries its {@link dev.roost.contracts.outbox.OutboxPosition}, which grows with every
 * message of a key.
 */
public final class OutboxRelay {

  private static final KeyedLogger LOG = KeyedLogger.of(OutboxRelay.class);

  private final WaitingStore store;
  private final TurnStore turns;
  private final Round round;
  private final RelaySettings settings;
  private final Pulse pulse = new Pulse(this::beat);

  /**
   * @param pool the service's database; one connection at a time is used
   * @param schema where the outbox is
   * @param announcer the way to Kafka, closed by the caller after the relay
   * @param settings the relay's pace
   * @param clock what leases and pauses are measured with; it may differ from other relays' clocks,
   *     but must not be set back by more than a fraction of the lease at once
   */
  public OutboxRelay(
      Pool pool, OutboxSchema schema, Announcer announcer, RelaySettings settings, Clock clock) {
    // A name that no other start has: a restarted process must wait for the lease of the old one.
    String name = UUID.randomUUID().toString();
    this.store = new WaitingStore(pool, schema);
    this.turns = new TurnStore(pool, schema, name, settings.lease(), clock);
    this.round = new Round(store, announcer, settings, clock);
    this.settings = settings;
  }

  /** Begins to announce, in the background; a second start is refused. */
  public void start() {
    pulse.start();
  }

  /** Has the relay look now instead of after its interval: called when a transaction committed. */
  public void nudge() {
    pulse.nudge();
  }

  /**
   * Ends announcing for good, and lets another relay take over at once; or after a lease, where the
   * database cannot be told.
   *
   * @return completes when nothing is on its way any more, after two leases at the latest
   */
  public Uni<Void> close() {
    return Uni.createFrom()
        .deferred(pulse::stop)
        .chain(() -> turns.release().onFailure().recoverWithNull());
  }

  /** How many messages were acknowledged since the start, repeated ones each time. */
  public long announced() {
    return round.announced();
  }

  /** How many attempts failed since the start. */
  public long failed() {
    return round.failed();
  }

  /** How many messages wait in the outbox, whichever relay will announce them. */
  public Uni<Long> waiting() {
    return store.count();
  }

  /** The keys that wait because their oldest message failed, the oldest first. */
  public Uni<List<BlockedKey>> blocked() {
    return store.blocked();
  }

  private Uni<Duration> beat() {
    return Uni.createFrom()
        .deferred(turns::claim)
        .chain(this::announce)
        // A database that has gone without a word must not hold the relay for ever.
        .ifNoItem()
        .after(settings.lease().multipliedBy(2))
        .fail()
        .onFailure()
        .recoverWithItem(this::pauseAfter);
  }

  private Uni<Duration> announce(Optional<Turn> turn) {
    return turn.map(
            mine -> round.run(mine).map(more -> more ? Duration.ZERO : settings.pollInterval()))
        .orElseGet(() -> Uni.createFrom().item(settings.pollInterval()));
  }

  private Duration pauseAfter(Throwable failure) {
    LOG.warn(
        "Outbox table cannot be read or written",
        key("error", failure.getClass().getSimpleName()),
        key("retryIn", settings.firstPause()));
    return settings.firstPause();
  }
}

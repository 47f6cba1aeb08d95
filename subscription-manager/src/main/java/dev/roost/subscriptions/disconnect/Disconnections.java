package dev.roost.subscriptions.disconnect;

import dev.roost.subscriptions.disconnect.Disconnection.By;
import dev.roost.subscriptions.subscription.SubscriptionsOfUser;
import dev.roost.subscriptions.work.WorkConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Users who are to be disconnected: written down first, then done until nothing is left. */
@ApplicationScoped
public class Disconnections {

  /** A handshake is over well before: what was ordered by it is found. */
  private static final Duration OF_A_HANDSHAKE = Duration.ofHours(1);

  private final DisconnectionStore store;
  private final Disconnecting disconnecting;
  private final SubscriptionsOfUser subscriptions;
  private final Pool database;
  private final DisconnectConfig config;
  private final WorkConfig work;
  private final Clock clock;

  Disconnections(
      DisconnectionStore store,
      Disconnecting disconnecting,
      SubscriptionsOfUser subscriptions,
      Pool database,
      DisconnectConfig config,
      WorkConfig work,
      Clock clock) {
    this.store = store;
    this.disconnecting = disconnecting;
    this.subscriptions = subscriptions;
    this.database = database;
    this.config = config;
    this.work = work;
    this.clock = clock;
  }

  /**
   * How far one is.
   *
   * @param subscriptionsLeft how many of the user's subscriptions X may still have
   */
  public record Seen(Disconnection disconnection, long subscriptionsLeft) {}

  /** Orders one, and gives how far it is after a few seconds; it goes on by itself. */
  public Uni<Seen> order(String app, String userId, By by) {
    Instant now = clock.instant();
    return store
        .order(database, app, userId, by, now, work.lease(), now.minus(config.retention()))
        .flatMap(held -> held.map(this::begun).orElseGet(() -> Uni.createFrom().voidItem()))
        .flatMap(_ -> find(app, userId))
        .map(Optional::orElseThrow);
  }

  private Uni<Void> begun(Disconnection held) {
    Uni<Void> going = disconnecting.work(held).memoize().indefinitely();
    // Whoever asked may go; a failure is found by the job, once the lease has ended.
    going.subscribe().with(_ -> {}, _ -> {});
    return going
        .ifNoItem()
        .after(config.responseWait())
        .recoverWithUni(Uni.createFrom().voidItem())
        .onFailure()
        .recoverWithUni(Uni.createFrom().voidItem());
  }

  /** The same for a handshake whose page is loaded again: what it has ordered is not anew. */
  public Uni<Seen> orderOnce(String app, String userId) {
    Instant since = clock.instant().minus(OF_A_HANDSHAKE);
    return find(app, userId)
        .flatMap(found ->
            found
                .filter(seen -> seen.disconnection().requestedAt().isAfter(since))
                .map(seen -> Uni.createFrom().item(seen))
                .orElseGet(() -> order(app, userId, By.USER)));
  }

  /** How far one is, if there is one. */
  public Uni<Optional<Seen>> find(String app, String userId) {
    return store
        .find(database, app, userId)
        .flatMap(found ->
            found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : subscriptions
                    .open(app, userId)
                    .map(open -> Optional.of(new Seen(found.get(), open.size()))));
  }

  /** The user has connected again: what is under way goes no further. */
  public Uni<Void> calledOff(String app, String userId) {
    return store.callOff(database, app, userId, clock.instant());
  }
}

package dev.roost.subscriptions.disconnect;

import dev.roost.contracts.vault.VaultProblem;
import dev.roost.subscriptions.disconnect.Disconnection.Credentials;
import dev.roost.subscriptions.subscription.Subscription;
import dev.roost.subscriptions.subscription.Subscriptions;
import dev.roost.subscriptions.subscription.SubscriptionsOfUser;
import dev.roost.subscriptions.work.WorkConfig;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.vaultclient.CredentialsEnd;
import dev.roost.vaultclient.VaultClient;
import dev.roost.vaultclient.VaultException.Refused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Does what is left of one disconnection, held by a lease: the subscriptions first, by the app's
 * bearer, and then the credentials. Nothing more is done by who has lost the lease, or once the
 * user has connected again.
 */
@ApplicationScoped
class Disconnecting {

  private static final String WAITS = "X is still to end %d of the user's subscriptions.";
  private static final String REVOKING = "token-vault has not had X's word yet.";

  private final DisconnectionStore store;
  private final SubscriptionsOfUser subscriptionsOfUser;
  private final Subscriptions subscriptions;
  private final VaultClient vault;
  private final Pool database;
  private final DisconnectConfig config;
  private final WorkConfig work;
  private final Clock clock;

  Disconnecting(
      DisconnectionStore store,
      SubscriptionsOfUser subscriptionsOfUser,
      Subscriptions subscriptions,
      VaultClient vault,
      Pool database,
      DisconnectConfig config,
      WorkConfig work,
      Clock clock) {
    this.store = store;
    this.subscriptionsOfUser = subscriptionsOfUser;
    this.subscriptions = subscriptions;
    this.vault = vault;
    this.database = database;
    this.config = config;
    this.work = work;
    this.clock = clock;
  }

  /** How far it came, and what it waits for. */
  private record Found(int left, Credentials credentials, String reason) {

    boolean isDone() {
      return left == 0 && credentials == Credentials.NONE;
    }
  }

  /** Fails only where the outcome cannot be written: the lease ends, and it is done again. */
  Uni<Void> work(Disconnection held) {
    return endSubscriptions(held)
        .flatMap(left -> endCredentials(held, left))
        .onFailure()
        .recoverWithItem(failure -> new Found(-1, held.credentials(), Trouble.of(failure).reason()))
        .flatMap(found -> write(held, found));
  }

  /** Orders the end of each that is not ordered to end; gives how many are left then. */
  private Uni<Integer> endSubscriptions(Disconnection held) {
    return subscriptionsOfUser
        .open(held.app(), held.userId())
        .map(open -> open.stream().filter(Subscription::isWanted).toList())
        .flatMap(wanted -> endAll(held, wanted))
        .flatMap(_ -> subscriptionsOfUser.open(held.app(), held.userId()))
        .map(List::size);
  }

  private Uni<Void> endAll(Disconnection held, List<Subscription> wanted) {
    return wanted.isEmpty()
        ? Uni.createFrom().voidItem()
        : Multi.createFrom()
            .iterable(wanted)
            .onItem()
            .transformToUniAndConcatenate(
                one -> ifHeld(held, () -> subscriptions.end(one.key(), false).replaceWithVoid()))
            .collect()
            .last()
            .replaceWithVoid();
  }

  private Uni<Found> endCredentials(Disconnection held, int left) {
    if (left > 0 && !held.hasWaited(config.maxWait(), clock.instant())) {
      return Uni.createFrom().item(new Found(left, held.credentials(), WAITS.formatted(left)));
    }
    return ifHeld(held, () -> vault.endCredentials(held.app(), held.userId()))
        // What the vault has no app of, it has no credentials of.
        .onFailure(failure -> failure instanceof Refused no && no.is(VaultProblem.UNKNOWN_APP))
        .recoverWithItem(CredentialsEnd.NONE)
        .map(end ->
            new Found(
                left,
                end == CredentialsEnd.NONE ? Credentials.NONE : Credentials.REVOKING,
                left > 0 ? WAITS.formatted(left) : REVOKING));
  }

  private <T> Uni<T> ifHeld(Disconnection held, java.util.function.Supplier<Uni<T>> step) {
    return store
        .renew(database, held, work.lease())
        .flatMap(mine ->
            mine
                ? step.get()
                : Uni.createFrom()
                    .failure(new IllegalStateException("The lease on this row has ended.")));
  }

  private Uni<Void> write(Disconnection held, Found found) {
    Instant now = clock.instant();
    return database.withTransaction(tx ->
        store
            .lock(tx, held.app(), held.userId())
            .flatMap(row ->
                row.filter(one -> one.work().isHeldAs(held.work()))
                    .map(one -> store.save(tx, after(one, held, found, now)).replaceWithVoid())
                    .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private Disconnection after(Disconnection one, Disconnection held, Found found, Instant now) {
    return found.isDone()
        ? one.over(held.work(), null, now)
        : one.postponed(
            held.work(),
            found.credentials(),
            found.reason(),
            now.plus(pause(one.work().attempts())));
  }

  private Duration pause(int attempts) {
    Duration doubled = config.backoffInitial().multipliedBy(1L << Math.min(attempts, 20));
    return doubled.compareTo(config.backoffMax()) < 0 ? doubled : config.backoffMax();
  }
}

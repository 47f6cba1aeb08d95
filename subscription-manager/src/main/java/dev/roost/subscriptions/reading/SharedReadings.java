package dev.roost.subscriptions.reading;

import dev.roost.admin.problem.ProblemType;
import dev.roost.runtime.singleflight.SingleFlight;
import dev.roost.subscriptions.budget.BudgetExhaustedException;
import dev.roost.subscriptions.reading.ReadingStore.Claim;
import dev.roost.subscriptions.reading.ReadingStore.Stored;
import dev.roost.xapi.endpoint.XApiException.RateLimited;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks X once for what several look at: within a replica they wait for the same call, and between
 * replicas for whoever has the claim in the database. No connection is held meanwhile.
 */
@ApplicationScoped
class SharedReadings {

  /** In one statement, well under a second. */
  private static final int DELETED_AT_ONCE = 1000;

  private final ReadingStore store;
  private final ReadingConfig config;
  private final SingleFlight<ReadingKey, Reading<?>> underWay = new SingleFlight<>();

  SharedReadings(ReadingStore store, ReadingConfig config) {
    this.store = store;
    this.config = config;
  }

  /**
   * What X said within the last minute; else X is asked. Where its rate limit is used up it is what
   * X said last, however long ago, and fails where that was never.
   *
   * @param ask asks X when it is subscribed to
   */
  @SuppressWarnings("unchecked") // A key's readings are all made by the same method of Readings.
  <T> Uni<Reading<T>> read(ReadingKey key, ReadingJson<T> json, Supplier<Uni<T>> ask) {
    return underWay
        .get(
            key,
            () -> this.<T>attempt(key, json, ask, attempts()).map(reading -> (Reading<?>) reading))
        .map(reading -> (Reading<T>) reading);
  }

  /** What was read, or is being read, is not true any more. */
  Uni<Void> forget(ReadingKey key) {
    return store.forget(key).invoke(() -> underWay.forget(key));
  }

  /** Deletes some of those that nobody asked for since long. */
  Uni<Void> forgetOld() {
    return store.deleteOld(config.retention(), DELETED_AT_ONCE).replaceWithVoid();
  }

  /** Looks at the store until two claims have ended, each of a replica that never came back. */
  private long attempts() {
    return Math.max(1, config.claim().multipliedBy(2).dividedBy(config.pollInterval()));
  }

  private <T> Uni<Reading<T>> attempt(
      ReadingKey key, ReadingJson<T> json, Supplier<Uni<T>> ask, long attempts) {
    return store
        .find(key)
        .flatMap(stored ->
            stored.filter(this::isRecent).isPresent()
                ? Uni.createFrom().item(reading(json, stored.get()))
                : store
                    .claim(key, config.maxAge(), config.claim())
                    .flatMap(claim ->
                        claim.isPresent()
                            ? asked(key, claim.get(), json, ask, stored)
                            : again(key, json, ask, attempts - 1)));
  }

  private boolean isRecent(Stored stored) {
    return stored.age().compareTo(config.maxAge()) < 0;
  }

  /** Another replica is at it, or has just read it. */
  private <T> Uni<Reading<T>> again(
      ReadingKey key, ReadingJson<T> json, Supplier<Uni<T>> ask, long attempts) {
    if (attempts <= 0) {
      throw ProblemType.X_UNAVAILABLE.exception(
          "Other replicas of this service asked X and did not come back. Ask again.");
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(config.pollInterval())
        .flatMap(_ -> attempt(key, json, ask, attempts));
  }

  private <T> Uni<Reading<T>> asked(
      ReadingKey key,
      Claim claim,
      ReadingJson<T> json,
      Supplier<Uni<T>> ask,
      Optional<Stored> before) {
    Duration deadline = config.claim().multipliedBy(9).dividedBy(10);
    return Uni.createFrom()
        .deferred(() -> ask.get())
        .ifNoItem()
        .after(deadline)
        .failWith(() ->
            ProblemType.X_UNAVAILABLE.exception(
                "X or the vault did not answer in time. Ask again."))
        .call(value -> store.save(key, claim, json.write().apply(value)))
        .map(value -> new Reading<>(value, claim.claimedAt(), Duration.ZERO, true))
        .onFailure()
        .call(() -> store.release(key, claim).onFailure().recoverWithNull())
        .onFailure(failure -> isRateLimit(failure) && before.isPresent())
        .recoverWithItem(() -> reading(json, before.orElseThrow()));
  }

  private static boolean isRateLimit(Throwable failure) {
    return failure instanceof BudgetExhaustedException || failure instanceof RateLimited;
  }

  private static <T> Reading<T> reading(ReadingJson<T> json, Stored stored) {
    return new Reading<>(json.read().apply(stored.value()), stored.readAt(), stored.age(), false);
  }
}

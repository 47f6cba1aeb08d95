package dev.roost.subscriptions.work;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.runtime.logging.KeyedLogger;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes what is due and does it, some rows at a time, again and again.
 *
 * @param <T> a row that is held by a lease
 */
public final class Rounds<T> {

  private static final KeyedLogger LOG = KeyedLogger.of(Rounds.class);

  private final WorkConfig config;
  private final Supplier<Uni<List<T>>> claim;
  private final Function<T, Uni<Void>> work;

  /**
   * @param claim takes rows that are due, at most as many as are worked at once
   * @param work does what is to do with one of them and lets it go
   */
  public Rounds(WorkConfig config, Supplier<Uni<List<T>>> claim, Function<T, Uni<Void>> work) {
    this.config = config;
    this.claim = claim;
    this.work = work;
  }

  /**
   * Begins; cancelled when the service ends. Rows in hand are another replica's after the lease.
   */
  public Cancellable start() {
    return Multi.createFrom()
        .ticks()
        .every(config.pollInterval())
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(_ -> untilNothingIsDue())
        .subscribe()
        .with(_ -> {});
  }

  /** Works until no row is due; never fails. */
  public Uni<Void> untilNothingIsDue() {
    return once()
        .repeat()
        .whilst(done -> done > 0)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(Rounds::complain);
  }

  /** One round; gives how many rows it had. */
  public Uni<Integer> once() {
    return Uni.createFrom().deferred(() -> claim.get()).flatMap(this::all);
  }

  private Uni<Integer> all(List<T> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUni(row -> limited(row).onFailure().recoverWithUni(Rounds::complain))
        .merge(config.maxConcurrency())
        .collect()
        .last()
        .replaceWith(rows.size());
  }

  /** Ends before the lease does, so that who takes the row over does not meet this work. */
  private Uni<Void> limited(T row) {
    Duration limit = config.lease().multipliedBy(3).dividedBy(4);
    return Uni.createFrom().deferred(() -> work.apply(row)).ifNoItem().after(limit).fail();
  }

  private static Uni<Void> complain(Throwable trouble) {
    LOG.error(
        "Task could not be claimed or stored and is tried again",
        key("error", trouble.getClass().getSimpleName()),
        key("reason", trouble.getMessage()));
    return Uni.createFrom().voidItem();
  }
}

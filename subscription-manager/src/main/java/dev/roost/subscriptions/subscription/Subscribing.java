package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.work.Work;
import dev.roost.subscriptions.work.WorkConfig;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.subscriptions.x.Trouble.Passing;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.vaultclient.RefusalRetries;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Does what is to do with one subscription, held by a lease, and writes down how it came out. */
@ApplicationScoped
class Subscribing {

  private final SubscriptionStore store;
  private final Webhooks webhooks;
  private final AtX atX;
  private final WorkConfig config;
  private final RefusalRetries retries;
  private final Clock clock;
  private final MeterRegistry metrics;

  Subscribing(
      SubscriptionStore store,
      Webhooks webhooks,
      AtX atX,
      WorkConfig config,
      RefusalRetries retries,
      Clock clock,
      MeterRegistry metrics) {
    this.store = store;
    this.webhooks = webhooks;
    this.atX = atX;
    this.config = config;
    this.retries = retries;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Fails only where the outcome cannot be written: the lease ends, and it is done again. */
  Uni<Attempt> work(Held held) {
    return atX.ask(held)
        .map(_ -> Optional.<Throwable>empty())
        .onFailure()
        .recoverWithItem(Optional::of)
        .flatMap(failure -> failure.isEmpty() ? done(held) : stopped(held, failure.get()));
  }

  private Uni<Attempt> done(Held held) {
    count(held, "done");
    Instant now = clock.instant();
    return write(
            held,
            one ->
                (isToEnd(held) ? unsubscribed(one, now) : one.subscribed(held.requiredId(), now))
                    .with(one.work().finished(held.subscription().work())))
        .map(after -> new Attempt(after, Optional.empty()));
  }

  /** One that the user took back stays so. */
  private static Subscription unsubscribed(Subscription one, Instant now) {
    return one.isRevoked()
        ? one
        : one.unsubscribed("It was ended here, by an operator or by the user.", now);
  }

  private Uni<Attempt> stopped(Held held, Throwable failure) {
    Trouble trouble =
        failure instanceof NotFound gone
            ? new Temporary(gone.explanation(), Optional.empty())
            : Trouble.of(failure);
    count(held, outcome(held, trouble));
    Uni<Void> asked =
        failure instanceof NotFound
            ? webhooks.doubt(held.subscription().key().webhook(), clock.instant()).replaceWithVoid()
            : Uni.createFrom().voidItem();
    return write(held, one -> after(one, held, trouble))
        .call(_ -> asked)
        .map(after -> new Attempt(after, Optional.of(trouble)));
  }

  private String outcome(Held held, Trouble trouble) {
    return switch (trouble) {
      case Temporary _ -> "postponed";
      case Passing passing when !isOver(held, passing) -> "waiting";
      case Passing _, Lasting _, NotConnected _ -> "refused";
    };
  }

  private boolean isOver(Held held, Passing passing) {
    Work work = held.subscription().work();
    return retries.isOver(work.refusedBy(passing.whose(), clock.instant()).since());
  }

  private Work waits(Work now, Work held, Passing passing) {
    int before = held.waiting() == null ? 0 : now.attempts();
    return now.waits(
        held,
        held.refusedBy(passing.whose(), clock.instant()),
        retries.next(before, passing.notBefore().orElse(Instant.MIN)));
  }

  private Subscription after(Subscription one, Held held, Trouble trouble) {
    Instant now = clock.instant();
    Work work = held.subscription().work();
    return switch (trouble) {
      case Temporary(var _, var notBefore) ->
          one.because(trouble.reason(), now)
              .with(
                  one.work()
                      .postponed(work, config.nextTry(now, one.work().attempts(), notBefore)));
      case Passing passing when !isOver(held, passing) ->
          one.because(trouble.reason(), now).with(waits(one.work(), work, passing));
      case Passing _, Lasting _, NotConnected _ ->
          refused(one, held, trouble, now).with(one.work().finished(work));
    };
  }

  /** One that X delivers, or is to end, stays what it is: only that was refused. */
  private static Subscription refused(Subscription one, Held held, Trouble trouble, Instant now) {
    String why = trouble.reason();
    boolean stays =
        isToEnd(held) || (one.isSubscribed() && held.requiredId().equals(one.through()));
    return stays ? one.because(why, now) : one.failed(why, lack(trouble), now);
  }

  private static @Nullable Lack lack(Trouble trouble) {
    return trouble instanceof NotConnected(var _, var lack) ? lack : null;
  }

  private static boolean isToEnd(Held held) {
    return !Task.SUBSCRIBE.equals(held.subscription().work().task());
  }

  /** Writes if the lease is still the last one; the subscription as it is then, in either case. */
  private Uni<Subscription> write(Held held, UnaryOperator<Subscription> change) {
    Work work = held.subscription().work();
    return webhooks.inTransaction(tx ->
        store
            .lock(tx, held.subscription().key())
            .map(Optional::orElseThrow)
            .flatMap(one ->
                one.work().isHeldAs(work)
                    ? store.save(tx, one, change.apply(one))
                    : Uni.createFrom().item(one)));
  }

  private void count(Held held, String outcome) {
    String task = isToEnd(held) ? "unsubscribe" : "subscribe";
    metrics
        .counter("roost.subscriptions.subscription.tasks", "task", task, "outcome", outcome)
        .increment();
  }
}

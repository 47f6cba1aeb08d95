package dev.roost.subscriptions.registration;

import static dev.roost.runtime.logging.Key.key;
import static dev.roost.xapi.endpoint.AccountActivityEndpoint.CHALLENGE_WEBHOOK;

import dev.roost.runtime.logging.KeyedLogger;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.subscriptions.work.Waiting;
import dev.roost.subscriptions.work.Work;
import dev.roost.subscriptions.work.WorkConfig;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.Passing;
import dev.roost.subscriptions.x.Trouble.Temporary;
import dev.roost.vaultclient.RefusalRetries;
import dev.roost.xapi.endpoint.XApiException;
import dev.roost.xapi.endpoint.XApiException.Invalid;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.v2.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Writes how work on a webhook came out, while it is still the worker's. */
@ApplicationScoped
class Outcomes {

  private static final KeyedLogger LOG = KeyedLogger.of(Outcomes.class);

  private final Webhooks webhooks;
  private final WorkConfig config;
  private final RefusalRetries retries;
  private final Clock clock;
  private final MeterRegistry metrics;

  Outcomes(
      Webhooks webhooks,
      WorkConfig config,
      RefusalRetries retries,
      Clock clock,
      MeterRegistry metrics) {
    this.webhooks = webhooks;
    this.config = config;
    this.retries = retries;
    this.clock = clock;
    this.metrics = metrics;
  }

  Instant now() {
    return clock.instant();
  }

  /** Asks X for as long as the lease is this worker's. */
  Asker asker(Webhook held) {
    return new Asker(held.key().app(), held.api(), webhooks.lease(held));
  }

  /** What to do with X's webhook of this id, which may be another endpoint's already. */
  Uni<Void> unlessTaken(
      Webhook held, String id, Function<String, Uni<Void>> taken, Supplier<Uni<Void>> free) {
    return webhooks
        .otherWith(held.key(), id)
        .flatMap(other -> other.isEmpty() ? free.get() : taken.apply(because(other.get())));
  }

  private static String because(WebhookKey other) {
    return "X's webhook with this URL is that of the endpoint %s of the app %s. X keeps one for each"
            .formatted(other.endpoint(), other.app())
        + " URL: DELETE one of the two, or give this one another url.";
  }

  /** The task is done. */
  Uni<Void> done(
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along) {
    count(held, "done");
    return write(held, now -> finished(held, change.apply(now)), along).replaceWithVoid();
  }

  /** The task is given up until someone orders it anew. */
  Uni<Void> stopped(Webhook held, UnaryOperator<Webhook> change) {
    count(held, "refused");
    return write(held, now -> finished(held, change.apply(now)), Outcomes::nothing)
        .replaceWithVoid();
  }

  /** A step is done, the task is not; the lease goes on. */
  Uni<Optional<Webhook>> step(
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along) {
    return write(held, change, along);
  }

  /** The next step is taken at this time, by whoever comes first. */
  Uni<Void> goesOn(
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along,
      Instant at) {
    return write(
            held,
            now -> {
              Webhook after = change.apply(now);
              return after.with(after.work().goesOn(held.work(), at));
            },
            along)
        .replaceWithVoid();
  }

  /** The next step is this task, at this time; the order is the same. */
  Uni<Void> goesOnWith(
      String task,
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along,
      Instant at) {
    return write(
            held,
            now -> {
              Webhook after = change.apply(now);
              return after.with(after.work().goesOnWith(task, held.work(), at));
            },
            along)
        .replaceWithVoid();
  }

  /** The public URL does not answer as it must: tried again until it does. */
  Uni<Void> unanswered(Webhook held, Wrong answer) {
    return postponed(held, answer.reason(), Optional.empty());
  }

  /** X or the vault could not be asked, or said no. */
  Uni<Void> failed(Webhook held, Throwable failure) {
    Trouble trouble = Trouble.of(failure);
    return switch (trouble) {
      case Temporary(var _, var notBefore) -> postponed(held, trouble.reason(), notBefore);
      case Passing passing -> refusedForNow(held, failure, passing);
      // X knew it a moment ago, or it does not know it any more: the next try looks.
      case Trouble _ when failure instanceof NotFound ->
          postponed(held, trouble.reason(), Optional.empty());
      case Trouble _ -> stopped(held, now -> refused(now, failure, trouble.reason()));
    };
  }

  /** Tried again for a day, then given up as any other refusal. */
  private Uni<Void> refusedForNow(Webhook held, Throwable failure, Passing passing) {
    Waiting waiting = held.work().refusedBy(passing.whose(), now());
    if (retries.isOver(waiting.since())) {
      return stopped(held, now -> refused(now, failure, passing.reason()));
    }
    count(held, "waiting");
    return write(
            held,
            now -> {
              int before = held.work().waiting() == null ? 0 : now.work().attempts();
              Instant next = retries.next(before, passing.notBefore().orElse(Instant.MIN));
              return now.because(passing.reason(), now())
                  .with(now.work().waits(held.work(), waiting, next));
            },
            Outcomes::nothing)
        .replaceWithVoid();
  }

  private Webhook refused(Webhook now, Throwable failure, String why) {
    String id = now.webhookId();
    if (id == null) {
      return now.failed(why, now());
    }
    boolean challenged =
        failure instanceof Invalid invalid
            && (invalid.endpoint() == CHALLENGE_WEBHOOK
                || invalid.endpoint() == Operation.CHALLENGE_WEBHOOK);
    return challenged ? now.invalid(id, why, now()) : now.because(why, now());
  }

  private Uni<Void> postponed(Webhook held, String why, Optional<Instant> notBefore) {
    count(held, "postponed");
    return write(
            held,
            now -> {
              Work work = now.work();
              Instant next = config.nextTry(now(), work.attempts(), notBefore);
              return now.because(why, now()).with(work.postponed(held.work(), next));
            },
            Outcomes::nothing)
        .replaceWithVoid();
  }

  private Uni<Optional<Webhook>> write(
      Webhook held,
      UnaryOperator<Webhook> change,
      BiFunction<SqlConnection, Webhook, Uni<Void>> along) {
    return webhooks
        .changeHeld(held, change, along)
        .invoke(after -> {
          if (after.isEmpty()) {
            LOG.warn(
                "Lease lost: another replica has taken the webhook over",
                key("app", held.key().app()),
                key("endpoint", held.key().endpoint()));
          }
        });
  }

  private static Webhook finished(Webhook held, Webhook after) {
    return after.with(after.work().finished(held.work()));
  }

  static Uni<Void> nothing(SqlConnection tx, Webhook after) {
    return Uni.createFrom().voidItem();
  }

  private void count(Webhook held, String outcome) {
    String task = String.valueOf(held.work().task());
    metrics
        .counter("roost.subscriptions.webhook.tasks", "task", task, "outcome", outcome)
        .increment();
  }

  /** X's words for a quota that is used up; the account's apps share it. */
  static boolean isQuota(Throwable failure) {
    return failure instanceof XApiException refused
        && (refused.reason().filter("WebhookLimitExceeded"::equals).isPresent()
            || refused.words().filter(words -> words.contains("Too many resources")).isPresent());
  }
}

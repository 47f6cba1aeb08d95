package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Task;
import dev.roost.subscriptions.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how a challenge ended that X has begun. In version 2 X's 200 says no more than that, so
 * its list is read until it shows the webhook valid, or the time for that is over.
 */
@ApplicationScoped
class Confirmation {

  private static final String NOT_PASSED =
      "X has challenged the webhook and holds it invalid, so it delivers nothing. In version 2 X"
          + " does not say why. Check that webhook-ingest answers challenges at the public URL, and"
          + " that the app's client secret is the one on file; then POST its challenge.";

  private final WebhooksAtX atX;
  private final SubscriptionsOfWebhook subscriptions;
  private final Outcomes outcomes;
  private final ConfirmationConfig config;

  Confirmation(
      WebhooksAtX atX,
      SubscriptionsOfWebhook subscriptions,
      Outcomes outcomes,
      ConfirmationConfig config) {
    this.atX = atX;
    this.subscriptions = subscriptions;
    this.outcomes = outcomes;
    this.config = config;
  }

  /** X has begun to challenge the webhook that it has under this id. */
  Uni<Void> begun(Webhook held, String id) {
    return outcomes.goesOnWith(
        Task.CONFIRM,
        held,
        now -> now.challenged(id, outcomes.now()),
        subscriptions::lostAllBut,
        nextLook());
  }

  /** One look at X's list; the outcome is written. */
  Uni<Void> run(Webhook held) {
    return atX.all(outcomes.asker(held))
        .map(Result::of)
        .onFailure()
        .recoverWithItem(Result::of)
        .flatMap(result ->
            switch (result) {
              case Result.Failed(Throwable failure) -> outcomes.failed(held, failure);
              case Result.Listed(var all) -> seen(held, all);
            });
  }

  private Uni<Void> seen(Webhook held, List<dev.roost.xapi.endpoint.Webhook> all) {
    String id = held.webhookId();
    if (id == null) {
      return outcomes.goesOnWith(
          Task.REGISTER, held, now -> now, Outcomes::nothing, outcomes.now());
    }
    Optional<Boolean> valid =
        all.stream()
            .filter(one -> one.id().equals(id))
            .map(dev.roost.xapi.endpoint.Webhook::valid)
            .findFirst();
    if (valid.orElse(false)) {
      return outcomes.done(held, now -> now.valid(id, outcomes.now()), Outcomes::nothing);
    }
    if (!isOver(held)) {
      return outcomes.goesOn(held, now -> now, Outcomes::nothing, nextLook());
    }
    return outcomes.stopped(
        held,
        now ->
            valid.isPresent()
                ? now.invalid(id, NOT_PASSED, outcomes.now())
                : now.unconfirmed(outcomes.now()));
  }

  /** Whether the challenge is not waited for any longer. */
  boolean isOver(Webhook held) {
    Instant since = held.challengedAt();
    return since == null || !outcomes.now().isBefore(since.plus(config.timeout()));
  }

  /** When X's list is read next. */
  Instant nextLook() {
    return outcomes.now().plus(config.pollInterval());
  }

  /** How reading the list came out. */
  private sealed interface Result {

    /** What it shows. */
    record Listed(List<dev.roost.xapi.endpoint.Webhook> all) implements Result {}

    /** X, or the vault, said no or nothing. */
    record Failed(Throwable failure) implements Result {}

    static Result of(List<dev.roost.xapi.endpoint.Webhook> all) {
      return new Listed(all);
    }

    static Result of(Throwable failure) {
      return new Failed(failure);
    }
  }
}

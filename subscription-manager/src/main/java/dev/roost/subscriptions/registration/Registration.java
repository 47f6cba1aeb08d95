package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.publicurl.Answered.WellFormed;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.subscriptions.publicurl.PublicUrlClient;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Has X hold a webhook valid. By now the endpoint was announced, so webhook-ingest answers for it;
 * the public URL is challenged here first, and X is asked once it answers.
 */
@ApplicationScoped
class Registration {

  private final PublicUrlClient publicUrl;
  private final WebhooksAtX atX;
  private final SubscriptionsOfWebhook subscriptions;
  private final Confirmation confirmation;
  private final Outcomes outcomes;

  Registration(
      PublicUrlClient publicUrl,
      WebhooksAtX atX,
      SubscriptionsOfWebhook subscriptions,
      Confirmation confirmation,
      Outcomes outcomes) {
    this.publicUrl = publicUrl;
    this.atX = atX;
    this.subscriptions = subscriptions;
    this.confirmation = confirmation;
    this.outcomes = outcomes;
  }

  /** As far as it goes; the outcome is written. */
  Uni<Void> run(Webhook held) {
    return publicUrl
        .challenge(held.url())
        .flatMap(answer ->
            switch (answer) {
              case Wrong wrong -> outcomes.unanswered(held, wrong);
              case WellFormed _ -> askX(held);
            });
  }

  private Uni<Void> askX(Webhook held) {
    return standing(held)
        .map(Result::of)
        .onFailure()
        .recoverWithItem(Result::of)
        .flatMap(result ->
            switch (result) {
              case Result.Failed(Throwable failure) -> outcomes.failed(held, failure);
              case Result.AtX(Standing standing) -> settled(held, standing);
            });
  }

  private Uni<Void> settled(Webhook held, Standing standing) {
    String id = standing.id();
    return outcomes.unlessTaken(
        held,
        id,
        why -> outcomes.stopped(held, now -> now.failed(why, outcomes.now())),
        () ->
            standing.isValid()
                ? outcomes.done(
                    held, now -> now.valid(id, outcomes.now()), subscriptions::lostAllBut)
                : confirmation.begun(held, id));
  }

  /** As X has it: valid, or challenged. */
  private Uni<Standing> standing(Webhook held) {
    Asker asker = outcomes.asker(held);
    return atX.find(asker, held.webhookId(), held.url())
        .flatMap(found ->
            found.isPresent()
                ? atX.adopt(asker, found.get())
                : lost(held).flatMap(_ -> atX.register(asker, held.url())));
  }

  /** X does not have it: that is told before X is asked for another. */
  private Uni<Optional<Webhook>> lost(Webhook held) {
    return held.webhookId() == null
        ? Uni.createFrom().item(Optional.empty())
        : outcomes.step(held, now -> now.lost(outcomes.now()), subscriptions::lostAllBut);
  }

  /** How asking X came out. */
  private sealed interface Result {

    /** X has it. */
    record AtX(Standing standing) implements Result {}

    /** X, or the vault, said no or nothing. */
    record Failed(Throwable failure) implements Result {}

    static Result of(Standing standing) {
      return new AtX(standing);
    }

    static Result of(Throwable failure) {
      return new Failed(failure);
    }
  }
}

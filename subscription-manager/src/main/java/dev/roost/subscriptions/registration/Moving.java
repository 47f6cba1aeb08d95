package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.publicurl.Answered.WellFormed;
import dev.roost.subscriptions.publicurl.Answered.Wrong;
import dev.roost.subscriptions.publicurl.PublicUrlClient;
import dev.roost.subscriptions.subscription.Progress;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Move;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.work.WorkConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/**
 * Puts another URL in a webhook's place, since X changes none: the new one is registered, all users
 * are subscribed there too, and then the old one is deleted. Meanwhile X delivers through both, and
 * the router drops what comes twice.
 */
@ApplicationScoped
class Moving {

  private static final String NEW_ONE_INVALID =
      "The move has stopped: X has challenged the new webhook and holds it invalid, so it would"
          + " deliver nothing. The old one delivers on. Call the new URL from outside with a"
          + " crc_token, fix what is wrong, and POST the move again.";

  private final PublicUrlClient publicUrl;
  private final WebhooksAtX atX;
  private final SubscriptionsOfWebhook subscriptions;
  private final Confirmation confirmation;
  private final Outcomes outcomes;
  private final WorkConfig config;

  Moving(
      PublicUrlClient publicUrl,
      WebhooksAtX atX,
      SubscriptionsOfWebhook subscriptions,
      Confirmation confirmation,
      Outcomes outcomes,
      WorkConfig config) {
    this.publicUrl = publicUrl;
    this.atX = atX;
    this.subscriptions = subscriptions;
    this.confirmation = confirmation;
    this.outcomes = outcomes;
    this.config = config;
  }

  /** The next step; the outcome is written. */
  Uni<Void> run(Webhook held) {
    String to = held.move().to();
    if (to != null) {
      return arrive(held, to);
    }
    String old = held.move().oldWebhookId();
    return old == null ? over(held) : leave(held, old);
  }

  private Uni<Void> arrive(Webhook held, String to) {
    return publicUrl
        .challenge(to)
        .flatMap(answer ->
            switch (answer) {
              case Wrong wrong -> outcomes.unanswered(held, wrong);
              case WellFormed _ -> recovered(held, makeRoom(held).flatMap(_ -> register(held, to)));
            });
  }

  /** Where the quota has no place for two, the old one goes first. */
  private Uni<Void> makeRoom(Webhook held) {
    String id = held.webhookId();
    if (!held.move().deleteFirst() || id == null) {
      return Uni.createFrom().voidItem();
    }
    return atX.delete(outcomes.asker(held), held.key(), id)
        .flatMap(
            _ -> outcomes.step(held, now -> now.lost(outcomes.now()), subscriptions::lostAllBut))
        .replaceWithVoid();
  }

  private Uni<Void> register(Webhook held, String to) {
    return standing(held, to)
        .flatMap(there ->
            outcomes.unlessTaken(
                held,
                there.id(),
                why ->
                    outcomes.stopped(held, now -> now.with(Move.NONE).because(why, outcomes.now())),
                () -> there.isValid() ? arrived(held, to, there.id()) : awaited(held)));
  }

  /** The new webhook as X has it; one that X is challenging is not challenged again. */
  private Uni<Standing> standing(Webhook held, String to) {
    Asker asker = outcomes.asker(held);
    return atX.find(asker, null, to)
        .flatMap(found -> {
          if (found.isEmpty()) {
            return atX.register(asker, to);
          }
          return held.challengedAt() == null
              ? atX.adopt(asker, found.get())
              : Uni.createFrom().item(found.get());
        });
  }

  private Uni<Void> arrived(Webhook held, String to, String id) {
    return outcomes.goesOn(
        held,
        now -> now.moved(to, id, outcomes.now()),
        (tx, after) -> subscriptions.moveAll(tx, after.key()),
        outcomes.now());
  }

  private Uni<Void> awaited(Webhook held) {
    return held.challengedAt() != null && confirmation.isOver(held)
        ? outcomes.stopped(
            held, now -> now.with(Move.NONE).unchallenged(NEW_ONE_INVALID, outcomes.now()))
        : outcomes.goesOn(
            held,
            now -> now.newOneChallenged(outcomes.now()),
            Outcomes::nothing,
            confirmation.nextLook());
  }

  private Uni<Void> leave(Webhook held, String old) {
    return subscriptions
        .progress(held.key(), String.valueOf(held.webhookId()))
        .flatMap(progress -> {
          if (progress.left() > 0) {
            return outcomes.goesOn(
                held,
                UnaryOperator.identity(),
                Outcomes::nothing,
                outcomes.now().plus(config.backoffInitial()));
          }
          return progress.refused() > 0 && !held.move().leaveBehind()
              ? held(held, progress)
              : recovered(
                  held, atX.delete(outcomes.asker(held), held.key(), old).flatMap(_ -> over(held)));
        });
  }

  private Uni<Void> held(Webhook held, Progress progress) {
    String why =
        progress.refused()
            + " users could not be subscribed on the new webhook, so the old one is not deleted: X"
            + " still delivers their activities through it. Their subscriptions say why. Have them"
            + " connect again, then POST the move again; or POST it with \"leaveBehind\":true.";
    return outcomes.stopped(held, now -> now.because(why, outcomes.now()));
  }

  private Uni<Void> over(Webhook held) {
    return outcomes.done(
        held, now -> now.with(Move.NONE).because(null, outcomes.now()), Outcomes::nothing);
  }

  private Uni<Void> recovered(Webhook held, Uni<Void> step) {
    return step.onFailure()
        .recoverWithUni(
            failure -> Outcomes.isQuota(failure) ? noRoom(held) : outcomes.failed(held, failure));
  }

  private Uni<Void> noRoom(Webhook held) {
    String why =
        "The move has stopped: X has no place for another webhook, since the account's quota is used"
            + " up. Free a place and POST the move again, or POST it with \"deleteFirst\":true: the"
            + " old webhook goes first, and X delivers nothing until the new one is there.";
    return outcomes.stopped(held, now -> now.with(Move.NONE).because(why, outcomes.now()));
  }
}

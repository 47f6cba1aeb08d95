package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Webhook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has X give a webhook up, and with it the old one of a move. */
@ApplicationScoped
class Deletion {

  private final WebhooksAtX atX;
  private final SubscriptionsOfWebhook subscriptions;
  private final Outcomes outcomes;

  Deletion(WebhooksAtX atX, SubscriptionsOfWebhook subscriptions, Outcomes outcomes) {
    this.atX = atX;
    this.subscriptions = subscriptions;
    this.outcomes = outcomes;
  }

  /** As far as it goes; the outcome is written. */
  Uni<Void> run(Webhook held) {
    return ids(held)
        .flatMap(ids -> deleteAll(held.key().app(), ids))
        .map(_ -> Optional.<Throwable>empty())
        .onFailure()
        .recoverWithItem(Optional::of)
        .flatMap(
            failure -> failure.isPresent() ? outcomes.failed(held, failure.get()) : done(held));
  }

  private Uni<Void> done(Webhook held) {
    return outcomes.done(
        held,
        now -> now.deleted(outcomes.now()),
        (tx, after) -> subscriptions.endAll(tx, after.key()));
  }

  /** X's ids of it. One that may have been registered without a word is looked for by its URL. */
  private Uni<Collection<String>> ids(Webhook held) {
    Set<String> known =
        Stream.of(held.webhookId(), held.move().oldWebhookId())
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .collect(Collectors.toSet());
    boolean certain = held.webhookId() != null && held.move().to() == null;
    return certain
        ? Uni.createFrom().item(known)
        : atX.all(held.key().app())
            .map(all ->
                all.stream()
                    .filter(one ->
                        known.contains(one.id())
                            || one.url().equals(held.url())
                            || one.url().equals(held.move().to()))
                    .map(dev.roost.xapi.endpoint.Webhook::id)
                    .collect(Collectors.toSet()));
  }

  private Uni<Void> deleteAll(String app, Collection<String> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> atX.delete(app, id))
        .collect()
        .last()
        .replaceWithVoid();
  }
}

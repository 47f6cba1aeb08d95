package dev.roost.subscriptions.registration;

import static java.util.stream.Collectors.toSet;

import dev.roost.subscriptions.activity.EventSubscriptions;
import dev.roost.subscriptions.subscription.SubscriptionsOfWebhook;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has X give a webhook up, and with it the old one of a move. */
@ApplicationScoped
class Deletion {

  private final WebhooksAtX atX;
  private final EventSubscriptions activity;
  private final Webhooks webhooks;
  private final SubscriptionsOfWebhook subscriptions;
  private final Outcomes outcomes;

  Deletion(
      WebhooksAtX atX,
      EventSubscriptions activity,
      Webhooks webhooks,
      SubscriptionsOfWebhook subscriptions,
      Outcomes outcomes) {
    this.atX = atX;
    this.activity = activity;
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.outcomes = outcomes;
  }

  /** As far as it goes; the outcome is written. */
  Uni<Void> run(Webhook held) {
    return activity
        .endAll(held.key(), webhooks.lease(held))
        .flatMap(_ -> ids(held))
        .flatMap(ids -> deleteAll(held, ids))
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
            .collect(toSet());
    boolean certain = held.webhookId() != null && held.move().to() == null;
    return certain
        ? Uni.createFrom().item(known)
        : withUrls(held).map(found -> Stream.concat(known.stream(), found).collect(toSet()));
  }

  /** X's ids of those with its URLs, but for a URL that another endpoint has as well. */
  private Uni<Stream<String>> withUrls(Webhook held) {
    return Uni.combine()
        .all()
        .unis(atX.all(outcomes.asker(held)), own(held, held.url()), own(held, held.move().to()))
        .asTuple()
        .map(all -> {
          Set<String> urls =
              Stream.of(all.getItem2(), all.getItem3()).flatMap(Optional::stream).collect(toSet());
          return all.getItem1().stream()
              .filter(one -> urls.contains(one.url()))
              .map(dev.roost.xapi.endpoint.Webhook::id);
        });
  }

  private Uni<Optional<String>> own(Webhook held, @Nullable String url) {
    return url == null
        ? Uni.createFrom().item(Optional.empty())
        : webhooks
            .otherAt(held.key(), url)
            .map(other -> other.isEmpty() ? Optional.of(url) : Optional.empty());
  }

  private Uni<Void> deleteAll(Webhook held, Collection<String> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> atX.delete(outcomes.asker(held), held.key(), id))
        .collect()
        .last()
        .replaceWithVoid();
  }
}

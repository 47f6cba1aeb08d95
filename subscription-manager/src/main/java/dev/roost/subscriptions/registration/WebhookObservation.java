package dev.roost.subscriptions.registration;

import dev.roost.subscriptions.registration.WebhookPage.Stranger;
import dev.roost.subscriptions.registration.WebhookView.Observed;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What X itself says of an app's webhooks; valid and invalid are written down, and what its list
 * lacks is asked for by its id.
 */
@ApplicationScoped
class WebhookObservation {

  private static final String WHY =
      "X holds it invalid and delivers nothing: it failed one of X's challenges. POST its challenge.";

  private final Webhooks webhooks;
  private final WebhooksAtX atX;
  private final Clock clock;

  WebhookObservation(Webhooks webhooks, WebhooksAtX atX, Clock clock) {
    this.webhooks = webhooks;
    this.atX = atX;
    this.clock = clock;
  }

  /** What X said, by endpoint, and what it has that is not known here. */
  record Seen(Map<String, Observed> byEndpoint, List<Stranger> strangers) {}

  /** Asks X, and writes down which of the app's webhooks are valid. */
  Uni<Seen> of(String app) {
    return Uni.combine()
        .all()
        .unis(atX.all(Asker.of(app)), webhooks.of(app))
        .asTuple()
        .flatMap(both -> seen(both.getItem1(), both.getItem2()));
  }

  private Uni<Seen> seen(List<dev.roost.xapi.endpoint.Webhook> theirs, List<Webhook> ours) {
    Instant at = clock.instant();
    Map<String, Boolean> validity =
        theirs.stream()
            .collect(
                Collectors.toMap(
                    dev.roost.xapi.endpoint.Webhook::id,
                    dev.roost.xapi.endpoint.Webhook::valid,
                    (one, _) -> one));
    Map<String, Observed> byEndpoint = new HashMap<>();
    for (Webhook one : ours) {
      Boolean valid = validity.get(String.valueOf(one.webhookId()));
      byEndpoint.put(one.key().endpoint(), new Observed(valid != null, valid, at));
    }
    return Multi.createFrom()
        .iterable(ours.stream().filter(one -> validity.containsKey(one.webhookId())).toList())
        .onItem()
        .transformToUniAndConcatenate(one ->
            write(one.key(), one.requiredId(), Boolean.TRUE.equals(validity.get(one.webhookId()))))
        .collect()
        .last()
        .flatMap(_ -> doubtMissing(ours, validity.keySet()))
        .replaceWith(new Seen(byEndpoint, strangers(theirs, ours)));
  }

  /** A list can lack what X has: the job asks X for each of these by its id. */
  private Uni<Void> doubtMissing(List<Webhook> ours, Set<String> listed) {
    return Multi.createFrom()
        .iterable(
            ours.stream()
                .filter(one -> one.webhookId() != null && !listed.contains(one.webhookId()))
                .toList())
        .onItem()
        .transformToUniAndConcatenate(one -> webhooks.doubt(one.key(), clock.instant()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Webhook> write(WebhookKey key, String id, boolean valid) {
    return webhooks.change(
        key,
        now -> {
          if (!id.equals(now.webhookId())) {
            return now;
          }
          return valid ? now.valid(id, clock.instant()) : now.invalid(id, WHY, clock.instant());
        });
  }

  private static List<Stranger> strangers(
      List<dev.roost.xapi.endpoint.Webhook> theirs, List<Webhook> ours) {
    Set<String> known =
        ours.stream().map(Webhook::webhookId).map(String::valueOf).collect(Collectors.toSet());
    ours.forEach(one -> known.add(String.valueOf(one.move().oldWebhookId())));
    return theirs.stream()
        .filter(one -> !known.contains(one.id()))
        .map(one -> new Stranger(one.id(), one.url(), one.valid()))
        .toList();
  }
}

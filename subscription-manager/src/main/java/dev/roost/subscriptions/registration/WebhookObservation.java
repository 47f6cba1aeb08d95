package dev.roost.subscriptions.registration;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.subscriptions.registration.WebhookPage.Stranger;
import dev.roost.subscriptions.registration.WebhookView.Observed;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What X itself says of an app's webhooks, at most a minute old where X's limit allows that; valid
 * and invalid are written down where nothing changed here since, and what a new list lacks is asked
 * for by its id.
 */
@ApplicationScoped
public class WebhookObservation {

  private static final String WHY =
      "X holds it invalid and delivers nothing: it failed one of X's challenges. POST its challenge.";

  private final Webhooks webhooks;
  private final Readings readings;
  private final Clock clock;

  WebhookObservation(Webhooks webhooks, Readings readings, Clock clock) {
    this.webhooks = webhooks;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * What X said, by endpoint, and what it has that is not known here.
   *
   * @param readAt when X was asked
   * @param age how long ago that was
   */
  public record Seen(
      Map<String, Observed> byEndpoint, List<Stranger> strangers, Instant readAt, Duration age) {

    /** Whether X's list has the webhook of this endpoint. */
    public boolean has(String endpoint) {
      Observed observed = byEndpoint.get(endpoint);
      return observed != null && observed.atX();
    }

    /** With what another API says; a webhook that both of its lists show is told once. */
    private Seen and(Seen other) {
      Map<String, Observed> both = new HashMap<>(byEndpoint);
      both.putAll(other.byEndpoint);
      Set<String> ids = strangers.stream().map(Stranger::webhookId).collect(Collectors.toSet());
      return new Seen(
          both,
          Stream.concat(
                  strangers.stream(),
                  other.strangers.stream().filter(one -> !ids.contains(one.webhookId())))
              .toList(),
          readAt.isBefore(other.readAt) ? readAt : other.readAt,
          age.compareTo(other.age) > 0 ? age : other.age);
    }
  }

  /**
   * What X says, in each of its APIs in which the app has a webhook here, and writes down which of
   * them are valid.
   */
  public Uni<Seen> of(String app, Priority priority) {
    return webhooks
        .of(app)
        .flatMap(ours ->
            Multi.createFrom()
                .iterable(Webhooks.apisOf(ours))
                .onItem()
                .transformToUniAndConcatenate(api -> seen(app, api, priority, ours))
                .collect()
                .asList())
        .map(all -> all.stream().reduce(Seen::and).orElseThrow());
  }

  /** What X says in one of its APIs. */
  public Uni<Seen> of(String app, Api api, Priority priority) {
    return webhooks.of(app).flatMap(ours -> seen(app, api, priority, ours));
  }

  private Uni<Seen> seen(String app, Api api, Priority priority, List<Webhook> ours) {
    return readings.webhooks(app, api, priority).flatMap(list -> seen(list, api, ours));
  }

  private Uni<Seen> seen(
      Reading<List<dev.roost.xapi.endpoint.Webhook>> list, Api api, List<Webhook> all) {
    List<Webhook> ours = all.stream().filter(one -> one.api() == api).toList();
    List<dev.roost.xapi.endpoint.Webhook> theirs = list.value();
    Instant at = list.readAt();
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
            write(
                one.key(),
                one.requiredId(),
                Boolean.TRUE.equals(validity.get(one.webhookId())),
                at))
        .collect()
        .last()
        .flatMap(
            _ -> list.isNew() ? doubtMissing(ours, validity.keySet()) : Uni.createFrom().voidItem())
        .replaceWith(new Seen(byEndpoint, strangers(theirs, api, all), at, list.age()));
  }

  /** A list can lack what X has: the job asks X for each of these by its id, once for each list. */
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

  private Uni<Webhook> write(WebhookKey key, String id, boolean valid, Instant readAt) {
    return webhooks.change(
        key,
        now -> {
          if (!id.equals(now.webhookId()) || now.changedAt().isAfter(readAt)) {
            return now;
          }
          if (!valid && now.challengedAt() != null) {
            // X is challenging it just now; whoever waits for the end of that writes it down.
            return now;
          }
          return valid ? now.valid(id, clock.instant()) : now.invalid(id, WHY, clock.instant());
        });
  }

  private static List<Stranger> strangers(
      List<dev.roost.xapi.endpoint.Webhook> theirs, Api api, List<Webhook> ours) {
    Set<String> known =
        ours.stream().map(Webhook::webhookId).map(String::valueOf).collect(Collectors.toSet());
    ours.forEach(one -> known.add(String.valueOf(one.move().oldWebhookId())));
    return theirs.stream()
        .filter(one -> !known.contains(one.id()))
        .map(one -> new Stranger(one.id(), one.url(), one.valid(), api.wire()))
        .toList();
  }
}

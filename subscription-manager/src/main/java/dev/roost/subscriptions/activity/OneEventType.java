package dev.roost.subscriptions.activity;

import dev.roost.xapi.endpoint.XApiException.Conflict;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.v2.ActivitySubscription;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.NewSubscription;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One event type of one user at X; what X has already is taken over. */
@ApplicationScoped
class OneEventType {

  private static final String TAG = "roost/";

  private final Clock clock;

  OneEventType(Clock clock) {
    this.clock = clock;
  }

  /** What X repeats in each delivery of what is subscribed to here; at most 69 characters. */
  static String tag(EventSubscription row) {
    return TAG + row.webhook().endpoint();
  }

  /** As X has it then: created, or the one that X has already with our tag and webhook. */
  Uni<EventSubscription> subscribe(XApi2Client x, EventSubscription row, String webhookId) {
    String id = row.subscriptionId();
    return id == null ? create(x, row, webhookId) : update(x, row, id, webhookId);
  }

  private Uni<EventSubscription> create(XApi2Client x, EventSubscription row, String webhookId) {
    return createOnce(x, row, webhookId)
        .onFailure(OneEventType::isDuplicate)
        .recoverWithUni(duplicate -> adopt(x, row, webhookId, duplicate));
  }

  private Uni<EventSubscription> createOnce(
      XApi2Client x, EventSubscription row, String webhookId) {
    NewSubscription wanted =
        new NewSubscription(
            row.eventType(),
            user(row),
            Optional.of(tag(row)),
            Optional.of(webhookId),
            Optional.empty());
    return x.createSubscription(wanted).map(one -> row.atX(one, webhookId, clock.instant()));
  }

  /** Changes the tag and the webhook alone: X takes no other change. */
  private Uni<EventSubscription> update(
      XApi2Client x, EventSubscription row, String id, String webhookId) {
    return x.updateSubscription(id, Optional.of(tag(row)), Optional.of(webhookId))
        .map(one -> row.atX(one, webhookId, clock.instant()))
        .onFailure(OneEventType::isGone)
        .recoverWithUni(_ -> create(x, row, webhookId));
  }

  /**
   * The one that X has; where it takes fewer events than are wanted, it is deleted and made again,
   * since X changes no filter. Where X's list shows none, X is asked again later.
   */
  private Uni<EventSubscription> adopt(
      XApi2Client x, EventSubscription row, String webhookId, Throwable duplicate) {
    return x.subscriptions(user(row))
        .map(list -> list.subscriptions().stream().filter(one -> isOf(one, row)).toList())
        .flatMap(same -> {
          Optional<ActivitySubscription> whole =
              same.stream().filter(one -> !one.isQualified()).findFirst();
          if (whole.isPresent()) {
            return adopted(x, row, whole.get(), webhookId);
          }
          return same.isEmpty()
              ? Uni.createFrom().failure(duplicate)
              : x.deleteSubscriptions(
                      same.stream().map(ActivitySubscription::subscriptionId).toList())
                  .flatMap(_ -> createOnce(x, row, webhookId));
        });
  }

  private Uni<EventSubscription> adopted(
      XApi2Client x, EventSubscription row, ActivitySubscription found, String webhookId) {
    boolean isOurs =
        found.webhookId().equals(Optional.of(webhookId))
            && found.tag().equals(Optional.of(tag(row)));
    return isOurs
        ? Uni.createFrom().item(row.atX(found, webhookId, clock.instant()))
        : update(x, row, found.subscriptionId(), webhookId);
  }

  /** Ended; those that X may have taken without its answer arriving are looked for. */
  Uni<Void> end(XApi2Client x, List<EventSubscription> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Set<String> known =
        rows.stream()
            .map(EventSubscription::subscriptionId)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .collect(Collectors.toSet());
    Uni<Set<String>> found =
        known.size() == rows.size() ? Uni.createFrom().item(Set.of()) : ours(x, rows);
    return found
        .map(more -> Stream.concat(known.stream(), more.stream()).distinct().toList())
        .flatMap(ids ->
            Multi.createFrom()
                .iterable(ids)
                .group()
                .intoLists()
                .of(XApi2Client.MOST_IDS)
                .onItem()
                .transformToUniAndConcatenate(x::deleteSubscriptions)
                .collect()
                .last()
                .replaceWithVoid());
  }

  /** X's ids of these, as far as they have the tag of this endpoint: others are another's. */
  private static Uni<Set<String>> ours(XApi2Client x, List<EventSubscription> rows) {
    Set<EventType> types =
        rows.stream().map(EventSubscription::eventType).collect(Collectors.toSet());
    EventSubscription first = rows.getFirst();
    return x.subscriptions(user(first))
        .map(list ->
            list.subscriptions().stream()
                .filter(one -> one.userId().equals(user(first)))
                .filter(one -> one.type().filter(types::contains).isPresent())
                .filter(one -> one.tag().equals(Optional.of(tag(first))))
                .map(ActivitySubscription::subscriptionId)
                .collect(Collectors.toSet()));
  }

  private static boolean isOf(ActivitySubscription one, EventSubscription row) {
    return one.type().equals(Optional.of(row.eventType())) && one.userId().equals(user(row));
  }

  private static Optional<String> user(EventSubscription row) {
    return Optional.of(row.userId()).filter(id -> !id.equals(EventSubscriptionStore.WHOLE_APP));
  }

  private static boolean isDuplicate(Throwable failure) {
    return failure instanceof Conflict conflict && conflict.isDuplicate();
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof NotFound gone
        && gone.isXsOwn()
        && !gone.reason().equals(Optional.of("WebhookIdInvalid"));
  }
}

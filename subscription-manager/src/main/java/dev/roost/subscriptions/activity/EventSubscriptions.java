package dev.roost.subscriptions.activity;

import dev.roost.subscriptions.activity.EventSubscription.State;
import dev.roost.subscriptions.budget.BudgetedX;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.consent.Lack;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.x.PartlyRefusedException;
import dev.roost.subscriptions.x.Trouble;
import dev.roost.subscriptions.x.Trouble.Lasting;
import dev.roost.subscriptions.x.Trouble.NotConnected;
import dev.roost.vaultclient.LeaseLostException;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.XApiException.NotFound;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Privacy;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has X deliver the wanted event types of a user: one call for each that is missing, and each is
 * written down before the next. What was done is not done again when the rest is tried again.
 */
@ApplicationScoped
public class EventSubscriptions {

  private final BudgetedX x;
  private final EventSubscriptionStore store;
  private final OneEventType one;
  private final WholeApp wholeApp;
  private final Pool database;
  private final Clock clock;

  EventSubscriptions(
      BudgetedX x,
      EventSubscriptionStore store,
      OneEventType one,
      WholeApp wholeApp,
      Pool database,
      Clock clock) {
    this.x = x;
    this.store = store;
    this.one = one;
    this.wholeApp = wholeApp;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Subscribes the user to these types and to no others through the webhook.
   *
   * @param webhookId X's id of the webhook
   * @param guard stands before each call to X
   * @return fails with {@link PartlyRefusedException} where types were refused for good, after all
   *     others were asked for; with any other failure at once
   */
  public Uni<Void> subscribe(
      WebhookKey webhook, String userId, Set<EventType> wanted, String webhookId, CallGuard guard) {
    XApi2Client client = x.version2(webhook.app(), Priority.WORK, guard);
    return store
        .of(database, webhook, userId)
        .flatMap(rows ->
            endUnwanted(client, rows, wanted)
                .flatMap(_ ->
                    subscribeMissing(
                        client, missing(webhook, userId, rows, wanted, webhookId), webhookId))
                .flatMap(refused ->
                    wholeApp
                        .subscribe(client, webhook, webhookId)
                        .invoke(() -> complain(refused, wanted.size()))));
  }

  private static void complain(List<Refused> refused, int wanted) {
    if (!refused.isEmpty()) {
      throw new PartlyRefusedException(
          refused.getFirst().trouble(), refused.stream().map(Refused::eventType).toList(), wanted);
    }
  }

  private record Refused(EventType eventType, Trouble trouble) {}

  /** What needs the user's consent first: the rest can be had later without it. */
  private List<EventSubscription> missing(
      WebhookKey webhook,
      String userId,
      List<EventSubscription> rows,
      Set<EventType> wanted,
      String webhookId) {
    Map<EventType, EventSubscription> byType =
        rows.stream().collect(Collectors.toMap(EventSubscription::eventType, Function.identity()));
    return wanted.stream()
        .map(type ->
            byType.getOrDefault(
                type, EventSubscription.fresh(webhook, userId, type, clock.instant())))
        .filter(row -> !row.isThrough(webhookId))
        .sorted(
            Comparator.comparing(
                    (EventSubscription row) -> row.eventType().privacy() != Privacy.PRIVATE)
                .thenComparing(EventSubscription::eventType))
        .toList();
  }

  private Uni<List<Refused>> subscribeMissing(
      XApi2Client client, List<EventSubscription> missing, String webhookId) {
    return Multi.createFrom()
        .iterable(missing)
        .onItem()
        .transformToUniAndConcatenate(row -> subscribeUnlessLacking(client, row, webhookId))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asList();
  }

  /** What failed for want of consent is not asked for before the user has consented anew. */
  private Uni<Optional<Refused>> subscribeUnlessLacking(
      XApi2Client client, EventSubscription row, String webhookId) {
    Lack lack = row.lack();
    return lack == null
        ? subscribe(client, row, webhookId)
        : Uni.createFrom().item(Optional.of(new Refused(row.eventType(), NotConnected.of(lack))));
  }

  private Uni<Optional<Refused>> subscribe(
      XApi2Client client, EventSubscription row, String webhookId) {
    return one.subscribe(client, row, webhookId)
        .flatMap(done -> store.save(database, List.of(done)))
        .replaceWith(Optional.<Refused>empty())
        .onFailure()
        .recoverWithUni(failure -> stopped(row, failure));
  }

  /** Where the webhook, X or the vault is the matter, asking for the other types is in vain. */
  private Uni<Optional<Refused>> stopped(EventSubscription row, Throwable failure) {
    if (failure instanceof LeaseLostException) {
      // Another replica may have the user by now, and writes down what it finds.
      return Uni.createFrom().failure(failure);
    }
    Trouble trouble = Trouble.of(failure);
    boolean isOfTheType =
        (trouble instanceof Lasting || trouble instanceof NotConnected)
            && !(failure instanceof NotFound);
    EventSubscription after =
        isOfTheType
            ? row.failed(trouble.reason(), lack(trouble), clock.instant())
            : row.pending(trouble.reason(), clock.instant());
    return store
        .save(database, List.of(after))
        .flatMap(_ ->
            isOfTheType
                ? Uni.createFrom().item(Optional.of(new Refused(row.eventType(), trouble)))
                : Uni.createFrom().failure(failure));
  }

  private static @Nullable Lack lack(Trouble trouble) {
    return trouble instanceof NotConnected(var _, var lack) ? lack : null;
  }

  private Uni<Void> endUnwanted(
      XApi2Client client, List<EventSubscription> rows, Set<EventType> wanted) {
    return end(
        client,
        rows.stream()
            .filter(row -> !wanted.contains(row.eventType()) && row.state() != State.ENDED)
            .toList());
  }

  /**
   * Ends all that X has of the user through the webhook, by the app's bearer.
   *
   * @param guard stands before each call to X
   */
  public Uni<Void> end(WebhookKey webhook, String userId, CallGuard guard) {
    XApi2Client client = x.version2(webhook.app(), Priority.WORK, guard);
    return store
        .of(database, webhook, userId)
        .map(rows -> rows.stream().filter(row -> row.state() != State.ENDED).toList())
        .flatMap(rows -> end(client, rows))
        .flatMap(_ -> wholeApp.endIfLast(client, webhook.app()));
  }

  private Uni<Void> end(XApi2Client client, List<EventSubscription> rows) {
    return one.end(client, rows)
        .flatMap(_ ->
            store.save(database, rows.stream().map(row -> row.ended(clock.instant())).toList()));
  }

  /**
   * Ends all that X has through the webhook, of all users: X says nowhere that they end with it.
   *
   * @param guard stands before each call to X
   */
  public Uni<Void> endAll(WebhookKey webhook, CallGuard guard) {
    return store
        .atX(database, webhook)
        .flatMap(rows ->
            rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                    .iterable(rows)
                    .group()
                    .intoLists()
                    .of(XApi2Client.MOST_IDS)
                    .onItem()
                    .transformToUniAndConcatenate(
                        some -> end(x.version2(webhook.app(), Priority.WORK, guard), some))
                    .collect()
                    .last()
                    .replaceWithVoid());
  }
}

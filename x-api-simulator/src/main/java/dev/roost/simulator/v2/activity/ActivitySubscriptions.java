package dev.roost.simulator.v2.activity;

import dev.roost.simulator.seed.Ids;
import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The activity subscriptions of all apps, in the order in which they were created. */
@Singleton
public final class ActivitySubscriptions implements Forgetful {

  private final Ids ids;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Map<String, ActivitySubscription>> byApp = new LinkedHashMap<>();
  private final Map<Key, List<ActivitySubscription>> byKey = new HashMap<>();
  private final Map<String, Integer> ofUser = new HashMap<>();
  private Instant firstExpiry = Instant.MAX;

  ActivitySubscriptions(Ids ids) {
    this.ids = ids;
  }

  /** What a new subscription is to be. */
  record Wish(
      String app,
      EventType type,
      Filter filter,
      @Nullable String tag,
      @Nullable String webhookId,
      @Nullable Instant expiresAt,
      String consentOf) {}

  private record Key(String app, String eventType, String userId, String keyword) {

    static Key of(String app, EventType type, Filter filter) {
      return new Key(app, type.name(), filter.userId(), filter.keyword());
    }
  }

  /** Looks and acts while nobody else does. */
  synchronized <T> T exclusively(Supplier<T> decision) {
    return decision.get();
  }

  /** The subscription that has the same filter. */
  synchronized Optional<ActivitySubscription> same(Wish wish) {
    return alike(wish, it -> it.filter().equals(wish.filter()));
  }

  /** A subscription that takes some of the same events, one of the two taking all. */
  synchronized Optional<ActivitySubscription> overlapping(Wish wish) {
    return alike(wish, it -> it.filter().overlaps(wish.filter()));
  }

  /** Creates it, unless the app has as many as it may have. */
  synchronized Optional<ActivitySubscription> create(Wish wish, int most) {
    if (count(wish.app()) >= most) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    ActivitySubscription created =
        new ActivitySubscription(
            Long.toString(ids.next("activity subscription")),
            wish.app(),
            wish.type(),
            wish.filter(),
            wish.tag(),
            wish.webhookId(),
            wish.expiresAt(),
            wish.consentOf(),
            now,
            now);
    put(created);
    return Optional.of(created);
  }

  /** Gives it another end, or none. */
  synchronized ActivitySubscription refresh(
      ActivitySubscription known, @Nullable Instant expiresAt) {
    return replace(known, it -> it.withExpiry(expiresAt, clock.instant()));
  }

  /** Changes tag and webhook where they are not absent. */
  synchronized ActivitySubscription update(
      ActivitySubscription known, @Nullable String tag, @Nullable String webhookId) {
    return replace(known, it -> it.with(tag, webhookId, clock.instant()));
  }

  /** Those of an app. */
  synchronized List<ActivitySubscription> of(String app) {
    endExpired();
    return List.copyOf(byApp.getOrDefault(app, Map.of()).values());
  }

  /** How many an app has. */
  synchronized int count(String app) {
    endExpired();
    return byApp.getOrDefault(app, Map.of()).size();
  }

  /** The one of that id, if it is that app's. */
  synchronized Optional<ActivitySubscription> find(String app, String id) {
    endExpired();
    return Optional.ofNullable(byApp.getOrDefault(app, Map.of()).get(id));
  }

  /** Deletes it; {@code false} if it is not there. */
  synchronized boolean delete(ActivitySubscription subscription) {
    Map<String, ActivitySubscription> its = byApp.getOrDefault(subscription.app(), Map.of());
    ActivitySubscription known = its.get(subscription.id());
    if (known == null) {
      return false;
    }
    its.remove(known.id());
    Key key = Key.of(known.app(), known.type(), known.filter());
    byKey.computeIfPresent(
        key,
        (same, list) -> {
          list.remove(known);
          return list.isEmpty() ? null : list;
        });
    ofUser.computeIfPresent(known.filter().userId(), (user, n) -> n == 1 ? null : n - 1);
    return true;
  }

  /** Those of that app to such an event. */
  synchronized List<ActivitySubscription> to(String app, Event event) {
    endExpired();
    return byKey
        .getOrDefault(new Key(app, event.type(), event.userId(), event.keyword()), List.of())
        .stream()
        .filter(it -> it.filter().takes(event))
        .toList();
  }

  /** The names of all apps that have any. */
  synchronized List<String> apps() {
    return List.copyOf(byApp.keySet());
  }

  /** Whether any app has a subscription whose filter names that user. */
  public synchronized boolean has(String userId) {
    endExpired();
    return ofUser.containsKey(userId);
  }

  /** Whether that app has a subscription whose filter names that user. */
  public synchronized boolean has(String app, String userId) {
    return has(userId) && of(app).stream().anyMatch(it -> it.filter().userId().equals(userId));
  }

  /** Whether an app has a subscription whose filter names nobody. */
  synchronized boolean hasAppWide() {
    endExpired();
    return ofUser.containsKey("");
  }

  /** The ids of all users that filters name. */
  public synchronized List<String> users() {
    endExpired();
    return ofUser.keySet().stream().filter(id -> !id.isEmpty()).sorted().toList();
  }

  /** Ends what is there by that user's consent. */
  public synchronized void endConsented(String userId) {
    consentedBy(userId).forEach(this::delete);
  }

  /** Ends what is there for one app by that user's consent. */
  public synchronized void endConsented(String userId, String app) {
    consentedBy(userId).stream().filter(it -> it.app().equals(app)).forEach(this::delete);
  }

  /** Those that exist by that user's consent. */
  public synchronized List<ActivitySubscription> consentedBy(String userId) {
    return byApp.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .filter(it -> it.consentOf().equals(userId))
        .toList();
  }

  /** Brings back what had ended, as it was. */
  public synchronized void restore(List<ActivitySubscription> ended) {
    ended.stream().filter(it -> find(it.app(), it.id()).isEmpty()).forEach(this::put);
  }

  @Override
  public synchronized void forget() {
    byApp.clear();
    byKey.clear();
    ofUser.clear();
    firstExpiry = Instant.MAX;
  }

  private Optional<ActivitySubscription> alike(
      Wish wish, Predicate<ActivitySubscription> condition) {
    endExpired();
    return byKey.getOrDefault(Key.of(wish.app(), wish.type(), wish.filter()), List.of()).stream()
        .filter(condition)
        .findFirst();
  }

  private ActivitySubscription replace(
      ActivitySubscription known, UnaryOperator<ActivitySubscription> change) {
    ActivitySubscription changed = change.apply(known);
    byApp.getOrDefault(known.app(), new HashMap<>()).put(known.id(), changed);
    byKey
        .getOrDefault(Key.of(known.app(), known.type(), known.filter()), new ArrayList<>())
        .replaceAll(it -> it.id().equals(known.id()) ? changed : it);
    noteExpiry(changed);
    return changed;
  }

  private void put(ActivitySubscription subscription) {
    byApp
        .computeIfAbsent(subscription.app(), app -> new LinkedHashMap<>())
        .put(subscription.id(), subscription);
    byKey
        .computeIfAbsent(
            Key.of(subscription.app(), subscription.type(), subscription.filter()),
            key -> new ArrayList<>())
        .add(subscription);
    ofUser.merge(subscription.filter().userId(), 1, Integer::sum);
    noteExpiry(subscription);
  }

  private void noteExpiry(ActivitySubscription subscription) {
    Instant end = subscription.expiresAt();
    if (end != null && end.isBefore(firstExpiry)) {
      firstExpiry = end;
    }
  }

  private void endExpired() {
    Instant now = clock.instant();
    if (now.isBefore(firstExpiry)) {
      return;
    }
    firstExpiry = Instant.MAX;
    List<ActivitySubscription> all =
        byApp.values().stream().map(Map::values).flatMap(Collection::stream).toList();
    for (ActivitySubscription subscription : all) {
      if (subscription.isOver(now)) {
        delete(subscription);
      } else {
        noteExpiry(subscription);
      }
    }
  }
}

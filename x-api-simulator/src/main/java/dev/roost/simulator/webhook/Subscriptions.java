package dev.roost.simulator.webhook;

import dev.roost.simulator.state.Forgetful;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is subscribed through which webhook. */
@Singleton
public final class Subscriptions implements Forgetful {

  private final Webhooks webhooks;
  private final Map<String, Set<String>> webhooksOfUser = new LinkedHashMap<>();

  Subscriptions(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** The webhooks through which X tells that user's activities: those that are valid. */
  public synchronized List<Webhook> validWebhooksOf(String userId) {
    return webhooksOfUser.getOrDefault(userId, Set.of()).stream()
        .flatMap(id -> webhooks.find(id).stream())
        .filter(Webhook::valid)
        .toList();
  }

  /** The ids of the webhooks of that user, valid or not. */
  public synchronized List<String> webhookIdsOf(String userId) {
    return List.copyOf(webhooksOfUser.getOrDefault(userId, Set.of()));
  }

  /** The ids of all subscribed users, in the order in which they came. */
  public synchronized List<String> users() {
    return List.copyOf(webhooksOfUser.keySet());
  }

  /** The ids of the users subscribed through that webhook, in the order in which they came. */
  public synchronized List<String> usersOf(String webhookId) {
    return webhooksOfUser.entrySet().stream()
        .filter(entry -> entry.getValue().contains(webhookId))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether that user is subscribed through that webhook. */
  public synchronized boolean has(String webhookId, String userId) {
    return webhooksOfUser.getOrDefault(userId, Set.of()).contains(webhookId);
  }

  /** Ends all subscriptions through a webhook, which is no more. */
  public synchronized void removeAllOf(String webhookId) {
    usersOf(webhookId).forEach(userId -> remove(webhookId, userId));
  }

  /** Subscribes; once more changes nothing and is {@code false}. */
  public synchronized boolean add(String webhookId, String userId) {
    return webhooksOfUser.computeIfAbsent(userId, key -> new LinkedHashSet<>()).add(webhookId);
  }

  /** Ends a subscription; one that is not there is {@code false}. */
  public synchronized boolean remove(String webhookId, String userId) {
    boolean there = has(webhookId, userId);
    webhooksOfUser.computeIfPresent(
        userId,
        (key, ids) -> {
          ids.remove(webhookId);
          return ids.isEmpty() ? null : ids;
        });
    return there;
  }

  /** Ends all subscriptions of a user, who has taken the access away. */
  public synchronized void removeAll(String userId) {
    webhooksOfUser.remove(userId);
  }

  /** Ends those of a user through the webhooks of one app. */
  public synchronized void removeAll(String userId, String app) {
    webhookIdsOf(userId).stream()
        .filter(id -> webhooks.find(id).filter(webhook -> webhook.app().equals(app)).isPresent())
        .forEach(id -> remove(id, userId));
  }

  @Override
  public synchronized void forget() {
    webhooksOfUser.clear();
  }
}

package dev.roost.simulator.v2.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.simulator.activity.Activity;
import dev.roost.simulator.activity.Body;
import dev.roost.simulator.activity.RevokeActivity;
import dev.roost.simulator.app.App;
import dev.roost.simulator.app.Apps;
import dev.roost.simulator.token.AccessTokens;
import dev.roost.simulator.token.Grants;
import dev.roost.simulator.user.User;
import dev.roost.simulator.webhook.Webhook;
import dev.roost.simulator.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who gets which events of the X Activity API through which webhook. */
@Singleton
public final class ActivityFeed {

  private final ActivitySubscriptions subscriptions;
  private final Apps apps;
  private final AccessTokens tokens;
  private final Grants grants;
  private final Webhooks webhooks;
  private final Events events;
  private final SampleEvents samples;
  private final Envelope envelope;

  ActivityFeed(
      ActivitySubscriptions subscriptions,
      Apps apps,
      AccessTokens tokens,
      Grants grants,
      Webhooks webhooks,
      Events events,
      SampleEvents samples,
      Envelope envelope) {
    this.subscriptions = subscriptions;
    this.apps = apps;
    this.tokens = tokens;
    this.grants = grants;
    this.webhooks = webhooks;
    this.events = events;
    this.samples = samples;
    this.envelope = envelope;
  }

  /**
   * One event for one webhook.
   *
   * @param userId whom it concerns; empty for what concerns an app
   */
  public record Notification(String eventType, String userId, Webhook webhook, Body body) {}

  /** Whether there may be a subscription to what that user does. */
  public boolean concerns(User user, Activity activity) {
    return subscriptions.has(user.id())
        || (activity instanceof RevokeActivity && subscriptions.hasAppWide());
  }

  /** What all apps get of an activity that the user is told of. */
  public List<Notification> of(User user, Activity activity, long millis) {
    return subscriptions.apps().stream()
        .filter(activity::concerns)
        .flatMap(name -> apps.find(name).stream())
        .filter(app -> !(activity instanceof RevokeActivity) || isLetIn(app, user))
        .flatMap(app ->
            events.of(user, activity, millis, app).stream()
                .flatMap(event -> notifications(app, event, millis)))
        .toList();
  }

  /**
   * What all apps get of an event that no act brings about.
   *
   * @param payload X's sample of the type where it is absent
   * @param keyword what news were found by; empty for other types
   * @return empty where there is neither a payload nor a sample
   */
  public Optional<List<Notification>> raised(
      EventType type,
      User user,
      User other,
      @Nullable JsonNode payload,
      String keyword,
      long millis) {
    Optional<ObjectNode> its =
        payload instanceof ObjectNode given
            ? Optional.of(given)
            : samples.payload(type, user, other, millis);
    return its.map(json -> raised(type, user, json, keyword, millis));
  }

  private List<Notification> raised(
      EventType type, User user, ObjectNode payload, String keyword, long millis) {
    String userId =
        switch (type.filter()) {
          case USER, SELF -> user.id();
          case KEYWORD, NONE -> "";
        };
    Event event = new Event(type.name(), userId, keyword, "", null, payload, null);
    return subscriptions.apps().stream()
        .flatMap(name -> apps.find(name).stream())
        .flatMap(app -> notifications(app, event, millis))
        .toList();
  }

  private Stream<Notification> notifications(App app, Event event, long millis) {
    return subscriptions.to(app.app(), event).stream()
        .flatMap(subscription ->
            webhook(subscription)
                .map(webhook ->
                    new Notification(
                        event.type(),
                        event.userId(),
                        webhook,
                        envelope.of(event, subscription, millis)))
                .stream());
  }

  private Optional<Webhook> webhook(ActivitySubscription subscription) {
    return Optional.ofNullable(subscription.webhookId())
        .flatMap(webhooks::find)
        .filter(Webhook::valid);
  }

  private boolean isLetIn(App app, User user) {
    return tokens.of(app, user.id()).isPresent()
        || grants.isLetIn(app.app(), user.id())
        || subscriptions.has(app.app(), user.id());
  }
}

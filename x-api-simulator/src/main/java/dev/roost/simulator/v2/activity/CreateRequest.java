package dev.roost.simulator.v2.activity;

import dev.roost.simulator.app.Permission;
import dev.roost.simulator.app.Tier;
import dev.roost.simulator.switches.CurrentSwitches;
import dev.roost.simulator.switches.Switch;
import dev.roost.simulator.v2.Credential;
import dev.roost.simulator.v2.JsonBody;
import dev.roost.simulator.v2.ProblemException;
import dev.roost.simulator.v2.Requester;
import dev.roost.simulator.v2.activity.EventType.Kind;
import dev.roost.simulator.v2.webhook.AppWebhooks;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wish for a subscription: read, and judged by who wishes it. */
final class CreateRequest {

  private static final Set<String> FIELDS =
      Set.of("event_type", "filter", "tag", "webhook_id", "expires_at");
  private static final int LONGEST_TAG = 200;
  private static final String NO_CONSENT =
      "Subscriptions for private events can only be created for users who have authorized your"
          + " application.";

  private final AppWebhooks webhooks;
  private final CurrentSwitches switches;
  private final Clock clock;

  CreateRequest(AppWebhooks webhooks, CurrentSwitches switches, Clock clock) {
    this.webhooks = webhooks;
    this.switches = switches;
    this.clock = clock;
  }

  /** What is to be created; refused in X's form where X would. */
  ActivitySubscriptions.Wish read(Requester requester, @Nullable String text) {
    JsonBody body = JsonBody.of(text, FIELDS);
    EventType type =
        EventTypes.find(body.required("event_type"))
            .filter(found -> isOffered(found, requester))
            .orElseThrow(ProblemException::unsupportedEventType);
    Filter filter = Filter.of(type, body.get("filter"));
    boolean isPrivate = isPrivate(type);
    requireCredential(requester, type, filter, isPrivate);
    return new ActivitySubscriptions.Wish(
        requester.app().app(),
        type,
        filter,
        tag(body),
        webhook(requester, body),
        expiry(body),
        isPrivate ? requester.userId() : "");
  }

  private static boolean isOffered(EventType type, Requester requester) {
    return type.filter() != Kind.KEYWORD || requester.app().terms().tier() != Tier.SELF_SERVE;
  }

  private boolean isPrivate(EventType type) {
    return switch (type.privacy()) {
      case PRIVATE -> true;
      case PUBLIC -> false;
      case UNLISTED -> switches.is(Switch.UNLISTED_TYPES, "private");
    };
  }

  private void requireCredential(
      Requester requester, EventType type, Filter filter, boolean isPrivate) {
    Credential given = requester.credential();
    if (type.filter() == Kind.NONE && given.isUser()) {
      throw ProblemException.unsupportedAuthentication(given, EnumSet.of(Credential.BEARER));
    }
    if (type.isForUsers()) {
      requester.requireOneOf(scopes(type));
    }
    if (!isPrivate) {
      return;
    }
    if (!given.isUser()) {
      throw ProblemException.notAuthorized(NO_CONSENT);
    }
    Set<Credential> accepted = forPrivateTypes();
    if (!accepted.contains(given)) {
      throw ProblemException.unsupportedAuthentication(given, accepted);
    }
    if (!filter.userId().equals(requester.userId())) {
      throw ProblemException.notAuthorized(NO_CONSENT);
    }
    requester.require(type.isOfMessages() ? Permission.DIRECT_MESSAGES : Permission.READ);
  }

  /** Those of which an OAuth 2.0 token of a user needs one. */
  private Set<String> scopes(EventType type) {
    if (!type.isOfBroadcastChats()) {
      return Set.of(type.scope());
    }
    return switch (switches.get(Switch.BROADCAST_SCOPE)) {
      case "either" -> Set.of("broadcast.read", "tweet.read");
      case String one -> Set.of(one);
    };
  }

  private Set<Credential> forPrivateTypes() {
    return switch (switches.get(Switch.PRIVATE_CREDENTIAL)) {
      case "oauth1" -> EnumSet.of(Credential.OAUTH_1_USER);
      case "oauth2" -> EnumSet.of(Credential.OAUTH_2_USER);
      default -> EnumSet.of(Credential.OAUTH_1_USER, Credential.OAUTH_2_USER);
    };
  }

  /** The tag of a body, or 400 for one that is empty or too long. */
  static @Nullable String tag(JsonBody body) {
    String tag = body.text("tag").orElse(null);
    if (tag != null && (tag.isEmpty() || tag.length() > LONGEST_TAG)) {
      throw JsonBody.refused("tag has 1 to 200 characters");
    }
    return tag;
  }

  private @Nullable String webhook(Requester requester, JsonBody body) {
    return body.text("webhook_id").map(id -> webhooks.of(requester.app(), id).id()).orElse(null);
  }

  private @Nullable Instant expiry(JsonBody body) {
    return body.text("expires_at").map(this::future).orElse(null);
  }

  private Instant future(String text) {
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      if (at.isAfter(clock.instant())) {
        return at;
      }
    } catch (DateTimeParseException e) {
      throw JsonBody.refused("expires_at is a moment by RFC 3339");
    }
    throw JsonBody.refused("expires_at is in the future");
  }
}

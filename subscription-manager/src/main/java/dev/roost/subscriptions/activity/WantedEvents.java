package dev.roost.subscriptions.activity;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.subscription.SubscriptionState.Api;
import dev.roost.xapi.v2.EventType;
import dev.roost.xapi.v2.Filter;
import dev.roost.xapi.v2.Profile;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What X is to deliver of a user.
 *
 * @param api all of account activity, or event types
 * @param profile the name of the set of event types; absent where they are a list
 * @param eventTypes empty for account activity
 */
public record WantedEvents(Api api, @Nullable String profile, Set<EventType> eventTypes) {

  /** All of account activity. */
  public static final WantedEvents ACCOUNT_ACTIVITY =
      new WantedEvents(Api.ACCOUNT_ACTIVITY, null, Set.of());

  private static final String KINDS = "It is account-activity or activity.";

  public WantedEvents {
    EnumSet<EventType> sorted = EnumSet.noneOf(EventType.class);
    sorted.addAll(eventTypes);
    eventTypes = Collections.unmodifiableSet(sorted);
  }

  /** Whether they are event types of the X Activity API. */
  public boolean isActivity() {
    return api == Api.ACTIVITY;
  }

  /** X's names, in the order of the table. */
  public List<String> names() {
    return eventTypes.stream().map(EventType::eventType).toList();
  }

  /**
   * What a caller asks for; empty where none of the parameters is there.
   *
   * @throws ProblemException 400 where they do not fit together
   */
  public static Optional<WantedEvents> parse(
      @Nullable String api, @Nullable String profile, @Nullable List<String> eventTypes) {
    if (api == null && profile == null && eventTypes == null) {
      return Optional.empty();
    }
    return switch (api == null ? "" : api) {
      case "account-activity" -> Optional.of(accountActivity(profile, eventTypes));
      case "activity" -> Optional.of(activity(profile, eventTypes));
      case "" ->
          throw ProblemException.invalid(
              "api", "profile and eventTypes are of the X Activity API: \"api\":\"activity\".");
      default -> throw ProblemException.invalid("api", KINDS);
    };
  }

  private static WantedEvents accountActivity(
      @Nullable String profile, @Nullable List<String> eventTypes) {
    if (profile != null || eventTypes != null) {
      throw ProblemException.invalid(
          profile == null ? "eventTypes" : "profile",
          "Account activity is delivered whole; event types are of \"api\":\"activity\".");
    }
    return ACCOUNT_ACTIVITY;
  }

  private static WantedEvents activity(
      @Nullable String profile, @Nullable List<String> eventTypes) {
    if (profile != null && eventTypes != null) {
      throw ProblemException.invalid("eventTypes", "It is profile or eventTypes, not both.");
    }
    if (eventTypes != null) {
      return new WantedEvents(Api.ACTIVITY, null, types(eventTypes));
    }
    Profile named =
        Profile.of(profile == null ? Profile.ACCOUNT_ACTIVITY.profile() : profile)
            .orElseThrow(() -> ProblemException.invalid("profile", "It is one of " + profiles()));
    return of(named);
  }

  /** The event types of a profile. */
  public static WantedEvents of(Profile profile) {
    return new WantedEvents(Api.ACTIVITY, profile.profile(), profile.eventTypes());
  }

  private static Set<EventType> types(List<String> names) {
    if (names.isEmpty()) {
      throw ProblemException.invalid("eventTypes", "It is empty: DELETE ends a subscription.");
    }
    EnumSet<EventType> types = EnumSet.noneOf(EventType.class);
    names.forEach(name -> types.add(type(name)));
    return types;
  }

  private static EventType type(@Nullable String name) {
    EventType type =
        Optional.ofNullable(name)
            .flatMap(EventType::of)
            .orElseThrow(() ->
                ProblemException.invalid(
                    "eventTypes", "It has X's names of event types, such as post.create."));
    if (type.filter() != Filter.USER && type.filter() != Filter.SELF) {
      throw ProblemException.invalid(
          "eventTypes",
          type == EventType.OAUTH_REVOKE
              ? "oauth.revoke is one subscription of the whole app, and is kept by itself."
              : type.eventType() + " is not about a user, so that nobody can be subscribed to it.");
    }
    return type;
  }

  private static String profiles() {
    return java.util.Arrays.stream(Profile.values())
        .map(Profile::profile)
        .collect(Collectors.joining(", "));
  }

  /** From the columns of a row. */
  public static WantedEvents of(String api, @Nullable String profile, String @Nullable [] names) {
    if (names == null) {
      return ACCOUNT_ACTIVITY;
    }
    // A type of a later release, after a way back, is passed over.
    return new WantedEvents(
        Api.of(api),
        profile,
        java.util.Arrays.stream(names)
            .flatMap(name -> EventType.of(name).stream())
            .collect(Collectors.toSet()));
  }
}

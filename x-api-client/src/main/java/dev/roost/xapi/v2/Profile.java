package dev.roost.xapi.v2;

import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A named set of event types of one user. {@code oauth.revoke} is in none of them: one subscription
 * serves the whole app.
 */
public enum Profile {
  /** All that the Account Activity API delivers: 17 types. */
  ACCOUNT_ACTIVITY("account-activity", accountActivity()),
  /** The same without typing, reading, mutes and blocks: 11 types. */
  ESSENTIAL("essential", essential()),
  /** Direct messages, with typing and reading: 4 types. */
  MESSAGES(
      "messages",
      EnumSet.of(
          EventType.DM_RECEIVED,
          EventType.DM_SENT,
          EventType.DM_READ,
          EventType.DM_INDICATE_TYPING)),
  /** What others write to or about the user: mentions, replies and quotes. */
  MENTIONS(
      "mentions",
      EnumSet.of(
          EventType.POST_MENTION_CREATE, EventType.POST_REPLY_CREATE, EventType.POST_QUOTE_CREATE));

  private static final Map<String, Profile> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Profile::profile, Function.identity()));

  private final String profile;
  private final Set<EventType> eventTypes;

  Profile(String profile, EnumSet<EventType> eventTypes) {
    this.profile = profile;
    this.eventTypes = Collections.unmodifiableSet(eventTypes);
  }

  /** Its name in settings and requests. */
  public String profile() {
    return profile;
  }

  /** The event types, in the order of the table. */
  public Set<EventType> eventTypes() {
    return eventTypes;
  }

  /** The OAuth 2.0 scopes that its event types need, in alphabetical order. */
  public Set<String> scopes() {
    return eventTypes.stream()
        .flatMap(type -> type.scope().stream())
        .collect(toCollection(TreeSet::new));
  }

  /** The profile of that name. */
  public static Optional<Profile> of(String profile) {
    return Optional.ofNullable(BY_NAME.get(profile));
  }

  private static EnumSet<EventType> accountActivity() {
    return Arrays.stream(EventType.values())
        .filter(type -> type.accountActivity().isPresent() && type.filter() != Filter.NONE)
        .collect(toCollection(() -> EnumSet.noneOf(EventType.class)));
  }

  private static EnumSet<EventType> essential() {
    EnumSet<EventType> types = accountActivity();
    types.removeAll(
        EnumSet.of(
            EventType.DM_INDICATE_TYPING,
            EventType.DM_READ,
            EventType.MUTE_MUTE,
            EventType.MUTE_UNMUTE,
            EventType.BLOCK_BLOCK,
            EventType.BLOCK_UNBLOCK));
    return types;
  }
}

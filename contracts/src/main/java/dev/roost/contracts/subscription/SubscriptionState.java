package dev.roost.contracts.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One user's subscription through one webhook. Key: {@code app/endpoint/userId}. Instants are
 * ISO-8601 in UTC.
 *
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param userId X's id of the user
 * @param screenName the user's name at X when last seen, which can change
 * @param state how far it is
 * @param reason why it failed, is pending or ended, in plain words
 * @param subscribedAt since when X delivers this user's activities; absent while it does not
 * @param changedAt when this became so
 * @param api what X delivers through it; where it is absent, as in records of earlier releases, all
 *     of account activity
 * @param profile X Activity API: the name of the set of event types; absent where they are a list
 * @param eventTypes X Activity API: the wanted event types by X's names; else absent
 */
public record SubscriptionState(
    String app,
    String endpoint,
    String userId,
    @Nullable String screenName,
    State state,
    @Nullable String reason,
    @Nullable String subscribedAt,
    String changedAt,
    Api api,
    @Nullable String profile,
    @Nullable List<String> eventTypes) {

  public SubscriptionState {
    Objects.requireNonNull(state, "state");
    api = Objects.requireNonNullElse(api, Api.ACCOUNT_ACTIVITY);
    eventTypes = eventTypes == null ? null : List.copyOf(eventTypes);
  }

  /** Of account activity. */
  public SubscriptionState(
      String app,
      String endpoint,
      String userId,
      @Nullable String screenName,
      State state,
      @Nullable String reason,
      @Nullable String subscribedAt,
      String changedAt) {
    this(
        app,
        endpoint,
        userId,
        screenName,
        state,
        reason,
        subscribedAt,
        changedAt,
        Api.ACCOUNT_ACTIVITY,
        null,
        null);
  }

  /** The record's key. */
  public String key() {
    return app + "/" + endpoint + "/" + userId;
  }

  /** What X delivers. */
  public enum Api {
    /** All of the user's account activity, in X's version 1.1 or 2. */
    ACCOUNT_ACTIVITY("account-activity"),

    /** The X Activity API: the wanted event types, each a subscription of its own at X. */
    ACTIVITY("activity");

    private static final WireNames<Api> NAMES = WireNames.of(values(), Api::wire);

    private final String wire;

    Api(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static Api of(String wire) {
      return NAMES.read(wire);
    }
  }

  /** How far the subscription is. */
  public enum State {
    /** Wanted, and not yet asked for, or to be asked for again. */
    PENDING("pending"),

    /**
     * X delivers the user's activities, all that are wanted, from up to ten seconds after the
     * subscribing on.
     */
    SUBSCRIBED("subscribed"),

    /** X refused; the reason says why. */
    FAILED("failed"),

    /** The user took the app's access back. */
    REVOKED("revoked"),

    /** Ended by an operator. */
    UNSUBSCRIBED("unsubscribed");

    private static final WireNames<State> NAMES = WireNames.of(values(), State::wire);

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    @JsonValue
    public String wire() {
      return wire;
    }

    /**
     * Reads what is written so.
     *
     * @throws IllegalArgumentException when it is none of these; the message quotes nothing
     */
    @JsonCreator
    public static State of(String wire) {
      return NAMES.read(wire);
    }
  }
}

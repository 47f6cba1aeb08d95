package dev.roost.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.roost.contracts.wire.WireNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One webhook, wanted and observed. Key: {@code app/endpoint}. Instants are ISO-8601 in UTC.
 *
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param url where X delivers
 * @param webhookId X's id; absent until X has taken it
 * @param api by which of X's APIs it is managed and replayed; where it is absent, as in records of
 *     earlier releases, it is 1.1
 * @param wanted whether Roost's operators want it to be
 * @param state how X has it
 * @param reason why it failed or is invalid, in plain words
 * @param validity when X delivered through it, as far as Roost saw; the last one may be open
 * @param changedAt when this became so
 */
public record WebhookState(
    String app,
    String endpoint,
    String url,
    @Nullable String webhookId,
    Api api,
    boolean wanted,
    State state,
    @Nullable String reason,
    List<Interval> validity,
    String changedAt) {

  public WebhookState {
    Objects.requireNonNull(state, "state");
    api = Objects.requireNonNullElse(api, Api.V1_1);
    validity = List.copyOf(validity);
  }

  /** A webhook of API 1.1. */
  public WebhookState(
      String app,
      String endpoint,
      String url,
      @Nullable String webhookId,
      boolean wanted,
      State state,
      @Nullable String reason,
      List<Interval> validity,
      String changedAt) {
    this(app, endpoint, url, webhookId, Api.V1_1, wanted, state, reason, validity, changedAt);
  }

  /** The record's key. */
  public String key() {
    return app + "/" + endpoint;
  }

  /**
   * A time in which the webhook was valid.
   *
   * @param from inclusive
   * @param to exclusive; absent while it lasts
   */
  public record Interval(String from, @Nullable String to) {}

  /** By which of X's APIs a webhook is managed and replayed. */
  public enum Api {
    /** {@code /1.1/account_activity/webhooks}: the Account Activity API 1.1. */
    V1_1("1.1"),

    /** {@code /2/webhooks}: the Account Activity API 2 and the X Activity API. */
    V2("2");

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

  /** How X has the webhook. */
  public enum State {
    /** Roost is about to ask X for it; deliveries and challenges are answered already. */
    REGISTERING("registering"),

    /** X delivers through it. */
    VALID("valid"),

    /** X has it and delivers nothing until a challenge passes. */
    INVALID("invalid"),

    /** X did not take it; the reason says why. */
    FAILED("failed"),

    /** X does not have it any more. What it attempted before may still arrive. */
    DELETED("deleted");

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

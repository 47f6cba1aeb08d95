package dev.roost.contracts.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One webhook, wanted and observed. Key: {@code app/endpoint}. Instants are ISO-8601 in UTC.
 *
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param url where X delivers
 * @param webhookId X's id; absent until X has taken it
 * @param wanted whether Roost's operators want it to be
 * @param state one of the constants here
 * @param reason why it failed or is invalid, in plain words
 * @param validity when X delivered through it, as far as Roost saw; the last one may be open
 * @param changedAt when this became so
 */
public record WebhookState(
    String app,
    String endpoint,
    String url,
    @Nullable String webhookId,
    boolean wanted,
    String state,
    @Nullable String reason,
    List<Interval> validity,
    String changedAt) {

  /** Roost is about to ask X for it; deliveries and challenges are answered already. */
  public static final String REGISTERING = "registering";

  /** X delivers through it. */
  public static final String VALID = "valid";

  /** X has it and delivers nothing until a challenge passes. */
  public static final String INVALID = "invalid";

  /** X did not take it; the reason says why. */
  public static final String FAILED = "failed";

  /** X does not have it any more. What it attempted before may still arrive. */
  public static final String DELETED = "deleted";

  public WebhookState {
    validity = List.copyOf(validity);
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
}

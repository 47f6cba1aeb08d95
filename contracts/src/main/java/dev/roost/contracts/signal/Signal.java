package dev.roost.contracts.signal;

import org.jspecify.annotations.Nullable;

/**
 * One thing X told Roost: a user revoked the app, or a replay job ended. Instants are ISO-8601 in
 * UTC.
 */
public sealed interface Signal {

  /** Which of the two, the JSON field {@code type}. */
  String type();

  /** The app's name at Roost. */
  String app();

  /** Roost's name for the webhook that was told. */
  String endpoint();

  /** When webhook-ingest received it. */
  String receivedAt();

  /**
   * A user took the app's access away; X has already removed the subscription.
   *
   * @param userId the user who revoked
   * @param appId X's id of the app, where X names it
   * @param revokedAt when, by X's clock, where X says
   */
  record Revocation(
      String type,
      String app,
      String endpoint,
      String receivedAt,
      String userId,
      @Nullable String appId,
      @Nullable String revokedAt)
      implements Signal {

    /** The value of {@code type}. */
    public static final String TYPE = "revocation";

    public Revocation {
      if (!TYPE.equals(type)) {
        throw new IllegalArgumentException("It is no revocation.");
      }
    }

    public Revocation(
        String app,
        String endpoint,
        String receivedAt,
        String userId,
        @Nullable String appId,
        @Nullable String revokedAt) {
      this(TYPE, app, endpoint, receivedAt, userId, appId, revokedAt);
    }
  }

  /**
   * A replay job ended.
   *
   * @param jobId X's id of the job
   * @param webhookId X's id of the webhook, where X names it
   * @param state X's own word: {@code Complete} or {@code Incomplete}
   * @param description X's own description, where there is one
   */
  record ReplayJobStatus(
      String type,
      String app,
      String endpoint,
      String receivedAt,
      String jobId,
      @Nullable String webhookId,
      String state,
      @Nullable String description)
      implements Signal {

    /** The value of {@code type}. */
    public static final String TYPE = "replay-job-status";

    public ReplayJobStatus {
      if (!TYPE.equals(type)) {
        throw new IllegalArgumentException("It is no status of a replay job.");
      }
    }

    public ReplayJobStatus(
        String app,
        String endpoint,
        String receivedAt,
        String jobId,
        @Nullable String webhookId,
        String state,
        @Nullable String description) {
      this(TYPE, app, endpoint, receivedAt, jobId, webhookId, state, description);
    }
  }
}

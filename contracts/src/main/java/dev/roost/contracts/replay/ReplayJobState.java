package dev.roost.contracts.replay;

import org.jspecify.annotations.Nullable;

/**
 * One replay job. Key: the job's id at Roost. Instants are ISO-8601 in UTC.
 *
 * @param jobId Roost's id, the record's key
 * @param app the app's name at Roost
 * @param endpoint Roost's name for the webhook
 * @param webhookId X's id of the webhook, as it was when the job was requested
 * @param from the window's first minute, inclusive
 * @param to the window's end, a whole minute, exclusive
 * @param state one of the constants here
 * @param xJobId X's id of the job; absent until X gave it
 * @param requestedAt when Roost was asked for it
 * @param askedAt when X was asked, or was going to be; absent before
 * @param endedAt when it ended, however it did; absent before
 * @param reason why it failed or is incomplete, in plain words
 * @param changedAt when this became so
 */
public record ReplayJobState(
    String jobId,
    String app,
    String endpoint,
    String webhookId,
    String from,
    String to,
    String state,
    @Nullable String xJobId,
    String requestedAt,
    @Nullable String askedAt,
    @Nullable String endedAt,
    @Nullable String reason,
    String changedAt) {

  /** It waits: for another job of the webhook, or for X to take requests again. */
  public static final String QUEUED = "queued";

  /** X is about to be asked, or whether it heard is not known. Told before X is asked. */
  public static final String ASKING = "asking";

  /** X has taken it. */
  public static final String RUNNING = "running";

  /** X has sent all of the window. */
  public static final String COMPLETE = "complete";

  /** X could not deliver all of it, or never said how it ended: ask for the window again. */
  public static final String INCOMPLETE = "incomplete";

  /** X refused it; nothing was replayed. */
  public static final String FAILED = "failed";

  /** Taken back while it was queued. */
  public static final String CANCELLED = "cancelled";
}

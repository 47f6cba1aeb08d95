package dev.roost.replay.job;

import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.replay.ReplayJobState.State;
import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.replay.window.Window;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A replay job, as its row has it.
 *
 * @param number counts up with each request
 * @param api by which of X's APIs the webhook is replayed
 * @param state how far it is
 * @param inDoubt whether X may have heard an ask of which no answer came
 * @param attempts asks without a usable answer
 * @param fence of the claim it was read with
 */
public record ReplayJob(
    String jobId,
    long number,
    String app,
    String endpoint,
    String webhookId,
    Api api,
    Window window,
    State state,
    @Nullable String xJobId,
    Instant requestedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    Instant changedAt,
    boolean inDoubt,
    int attempts,
    @Nullable Instant nextTryAt,
    long fence) {

  /** What all states are called, in the order a job may have them. */
  public static final List<String> STATES = Stream.of(State.values()).map(State::wire).toList();

  /** Reads a whole row. */
  public static ReplayJob from(Row row) {
    return new ReplayJob(
        row.getString("job_id"),
        row.getLong("number"),
        row.getString("app"),
        row.getString("endpoint"),
        row.getString("webhook_id"),
        Api.of(row.getString("api")),
        new Window(instant(row, "from_at"), instant(row, "to_at")),
        State.of(row.getString("state")),
        row.getString("x_job_id"),
        instant(row, "requested_at"),
        instantOrNull(row, "submitted_at"),
        instantOrNull(row, "ended_at"),
        row.getString("reason"),
        instant(row, "changed_at"),
        row.getBoolean("in_doubt"),
        row.getInteger("attempts"),
        instantOrNull(row, "next_try_at"),
        row.getLong("fence"));
  }

  /** Whether nothing changes any more. */
  public boolean isEnded() {
    return endedAt != null;
  }

  /** As others are told of it. */
  public ReplayJobState announced() {
    return new ReplayJobState(
        jobId,
        app,
        endpoint,
        webhookId,
        window.from().toString(),
        window.to().toString(),
        state,
        xJobId,
        requestedAt.toString(),
        text(submittedAt),
        text(endedAt),
        reason,
        changedAt.toString());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static @Nullable Instant instantOrNull(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}

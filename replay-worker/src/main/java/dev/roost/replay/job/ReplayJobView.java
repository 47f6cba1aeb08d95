package dev.roost.replay.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A replay job as it is shown.
 *
 * @param api by which of X's APIs the webhook is replayed: {@code 1.1} or {@code 2}
 * @param state {@code queued}, {@code submitting}, {@code running}, {@code complete}, {@code
 *     incomplete}, {@code failed} or {@code cancelled}
 * @param xJobId X's id of the job, once it is known
 * @param reason why it waits, failed or is incomplete, and what to do
 * @param nextTryAt when X is asked again, where that is waited for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"jobId":"5e4b0c1e-4f0a-4a57-9b7e-0d2f3c1a9b11","app":"demo","endpoint":"main",
         "webhookId":"1234567890","api":"1.1",
         "from":"2026-11-01T09:05:00Z","to":"2026-11-01T09:20:00Z",
         "state":"running","xJobId":"1234567890","requestedAt":"2026-11-01T10:02:11Z",
         "submittedAt":"2026-11-01T10:02:12Z","changedAt":"2026-11-01T10:02:14Z"}
        """)
record ReplayJobView(
    String jobId,
    String app,
    String endpoint,
    String webhookId,
    String api,
    Instant from,
    Instant to,
    String state,
    @Nullable String xJobId,
    @Nullable String reason,
    @Nullable Instant nextTryAt,
    Instant requestedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant endedAt,
    Instant changedAt) {

  static ReplayJobView of(ReplayJob job) {
    return new ReplayJobView(
        job.jobId(),
        job.app(),
        job.endpoint(),
        job.webhookId(),
        job.api().wire(),
        job.window().from(),
        job.window().to(),
        job.state().wire(),
        job.xJobId(),
        job.reason(),
        job.isEnded() ? null : job.nextTryAt(),
        job.requestedAt(),
        job.submittedAt(),
        job.endedAt(),
        job.changedAt());
  }
}

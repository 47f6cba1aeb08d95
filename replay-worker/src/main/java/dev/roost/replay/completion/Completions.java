package dev.roost.replay.completion;

import static dev.roost.replay.job.JobStore.utc;

import dev.roost.contracts.replay.ReplayJobState;
import dev.roost.contracts.signal.Signal.ReplayJobStatus;
import dev.roost.replay.job.JobStore;
import dev.roost.replay.job.ReplayJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends jobs by X's word. The word can come before X's answer to the asking is written down, and
 * about a job whose answer got lost: so what fits no job is kept, and held against each job that
 * begins to run.
 */
@ApplicationScoped
public class Completions {

  private static final String INCOMPLETE =
      "X says that it could not deliver all of the window: request it again; nothing comes out"
          + " twice.";

  private final JobStore jobs;
  private final Clock clock;

  Completions(JobStore jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Takes X's word; the same one again changes nothing. */
  public Uni<Void> take(ReplayJobStatus status) {
    boolean complete = status.state().equals("Complete");
    return jobs.inTransaction(tx ->
            holdStill(tx, status.app(), status.endpoint())
                .chain(() -> end(tx, status, complete))
                .call(ended -> jobs.announce(tx, ended))
                .flatMap(
                    ended -> ended.isPresent() ? nothing() : keepUnlessKnown(tx, status, complete)))
        .replaceWithVoid();
  }

  /**
   * Until the transaction ends, nobody else writes what X said or answered about this webhook: of
   * two that cross, the later one sees the earlier.
   */
  public Uni<Void> holdStill(SqlConnection tx, String app, String endpoint) {
    return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .execute(Tuple.of("replay of " + app + "/" + endpoint))
        .replaceWithVoid();
  }

  /**
   * The job of X's id; else the one under way of which X's id is not known, because the answer that
   * had it was lost.
   */
  private Uni<Optional<ReplayJob>> end(SqlConnection tx, ReplayJobStatus status, boolean complete) {
    return tx.preparedQuery(
            """
            update replay_worker.replay_job
            set state = $4, x_job_id = $3, ended_at = $5, changed_at = $5, reason = $6,
              next_try_at = null
            where job_id = (
              select job_id from replay_worker.replay_job
              where app = $1 and endpoint = $2
                and (x_job_id = $3
                     or (x_job_id is null and submitted_at <= $7
                         and (state = 'running' or (state = 'submitting' and in_doubt))))
                and state in ('submitting', 'running')
                and ($8::text is null or webhook_id = $8)
                and not exists (
                  select 1 from replay_worker.replay_job known
                  where known.app = $1 and known.endpoint = $2 and known.x_job_id = $3
                    and known.ended_at is not null)
              for update)
            returning *
            """)
        .execute(
            Tuple.tuple()
                .addString(status.app())
                .addString(status.endpoint())
                .addString(status.jobId())
                .addString(complete ? "complete" : "incomplete")
                .addValue(utc(clock.instant()))
                .addString(complete ? null : INCOMPLETE)
                .addValue(utc(Instant.parse(status.receivedAt())))
                .addString(status.webhookId()))
        .map(JobStore::first);
  }

  private static Uni<Void> keepUnlessKnown(
      SqlConnection tx, ReplayJobStatus status, boolean complete) {
    return tx.preparedQuery(
            """
            insert into replay_worker.unmatched_status
              (app, endpoint, x_job_id, complete, received_at)
            select $1, $2, $3, $4, $5
            where not exists (
              select 1 from replay_worker.replay_job
              where app = $1 and endpoint = $2 and x_job_id = $3)
            on conflict do nothing
            """)
        .execute(
            Tuple.of(
                status.app(),
                status.endpoint(),
                status.jobId(),
                complete,
                utc(Instant.parse(status.receivedAt()))))
        .replaceWithVoid();
  }

  /** Ends a job that has just begun to run, or whose answer got lost, if X's word is there. */
  public Uni<Void> matchWhatCameBefore(SqlConnection tx, ReplayJob job) {
    boolean underWay =
        job.state() == ReplayJobState.State.RUNNING || (job.inDoubt() && !job.isEnded());
    return underWay
        ? earlier(tx, job)
            .flatMap(word -> word.map(found -> endBy(tx, job, found)).orElse(nothing()))
        : nothing();
  }

  private record Word(String xJobId, boolean complete) {}

  private static Uni<Optional<Word>> earlier(SqlConnection tx, ReplayJob job) {
    return tx.preparedQuery(
            """
            delete from replay_worker.unmatched_status
            where app = $1 and endpoint = $2
              and (x_job_id = $3::text or ($3::text is null and received_at >= $4))
            returning x_job_id, complete
            """)
        .execute(
            Tuple.of(
                job.app(),
                job.endpoint(),
                job.xJobId(),
                utc(job.submittedAt() == null ? job.requestedAt() : job.submittedAt())))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(
                    new Word(
                        rows.iterator().next().getString("x_job_id"),
                        rows.iterator().next().getBoolean("complete"))));
  }

  private Uni<Void> endBy(SqlConnection tx, ReplayJob job, Word word) {
    return tx.preparedQuery(
            """
            update replay_worker.replay_job
            set state = $3, x_job_id = $2, ended_at = $4, changed_at = $4, reason = $5,
              next_try_at = null
            where job_id = $1 and ended_at is null returning *
            """)
        .execute(
            Tuple.of(
                job.jobId(),
                word.xJobId(),
                word.complete() ? "complete" : "incomplete",
                utc(clock.instant()),
                word.complete() ? null : INCOMPLETE))
        .map(JobStore::first)
        .flatMap(ended -> jobs.announce(tx, ended));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}

package dev.roost.replay.asking;

import static dev.roost.replay.job.JobStore.utc;

import dev.roost.contracts.topic.Topics;
import dev.roost.outbox.Outbox;
import dev.roost.replay.completion.Completions;
import dev.roost.replay.job.JobStore;
import dev.roost.replay.job.ReplayJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The steps of asking in PostgreSQL, so that any number of replicas may take them. */
@ApplicationScoped
class AskStore {

  private final JobStore jobs;
  private final Completions completions;
  private final Pool database;
  private final Outbox outbox;
  private final AskingConfig config;
  private final Clock clock;

  AskStore(
      JobStore jobs,
      Completions completions,
      Pool database,
      Outbox outbox,
      AskingConfig config,
      Clock clock) {
    this.jobs = jobs;
    this.completions = completions;
    this.database = database;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Of each webhook that has no job under way, the oldest queued one is about to be asked for, and
   * announced so.
   */
  Uni<List<ReplayJob>> intend() {
    Instant now = clock.instant();
    return jobs.inTransaction(tx ->
        tx.preparedQuery(
                """
                update replay_worker.replay_job
                set state = 'submitting', submitted_at = $1, changed_at = $1, reason = null
                where job_id in (
                  select q.job_id from replay_worker.replay_job q
                  where q.state = 'queued'
                    and not exists (
                      select 1 from replay_worker.replay_job o
                      where o.app = q.app and o.endpoint = q.endpoint
                        and (o.state in ('submitting', 'running')
                             or (o.state = 'queued' and o.number < q.number)
                             or o.submitted_at > case q.api when '2' then $3::timestamptz else $2::timestamptz end))
                  for update skip locked)
                returning *
                """)
            .execute(
                Tuple.of(
                    utc(now),
                    utc(now.minus(config.minSpacing())),
                    utc(now.minus(config.v2().minSpacing()))))
            .map(JobStore::all)
            .call(intended -> announceAll(tx, intended)));
  }

  private Uni<?> announceAll(SqlConnection tx, List<ReplayJob> changed) {
    return Multi.createFrom()
        .iterable(changed)
        .onItem()
        .transformToUniAndConcatenate(job -> jobs.announce(tx, Optional.of(job)))
        .collect()
        .asList();
  }

  /**
   * Intents that Kafka has acknowledged, since none is pending in the outbox any more, are due once
   * activity-router has had time to read them.
   */
  Uni<Void> confirm() {
    return database
        .preparedQuery(
            "select job_id from replay_worker.replay_job where state = 'submitting' and not told")
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(row -> row.getString("job_id"))
        .onItem()
        .transformToUniAndConcatenate(this::confirm)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  // The job was read first: its announcement was committed with it, and is pending or acknowledged.
  private Uni<Void> confirm(String jobId) {
    return outbox
        .isPending(database, Topics.REPLAY_JOBS.name(), jobId)
        .chain(pending -> pending ? Uni.createFrom().voidItem() : told(jobId));
  }

  private Uni<Void> told(String jobId) {
    return database
        .preparedQuery(
            """
            update replay_worker.replay_job
            set told = true, next_try_at = $2
            where job_id = $1 and state = 'submitting' and not told
            """)
        .execute(Tuple.of(jobId, utc(clock.instant().plus(config.delay()))))
        .replaceWithVoid();
  }

  /**
   * Takes jobs that X is to be asked for now; they are the caller's until the lease ends, by the
   * database's clock, which is the same for all replicas. A lease that nobody gave back is that of
   * a replica that died or was stopped, perhaps after X had heard it.
   */
  Uni<List<ReplayJob>> claim() {
    return database
        .preparedQuery(
            """
            update replay_worker.replay_job
            set fence = fence + 1,
              leased_until = clock_timestamp() + $2 * interval '1 millisecond',
              in_doubt = in_doubt or leased_until is not null
            where job_id in (
              select j.job_id from replay_worker.replay_job j
              where j.state = 'submitting' and j.told and j.next_try_at <= $1
                and (j.leased_until is null or j.leased_until <= clock_timestamp())
              order by j.number for update skip locked)
            returning *
            """)
        .execute(Tuple.of(utc(clock.instant()), config.lease().toMillis()))
        .map(JobStore::all);
  }

  /** Renews a lease that has not ended, by the database's clock; whether it did. */
  Uni<Boolean> renew(ReplayJob claimed) {
    return database
        .preparedQuery(
            """
            update replay_worker.replay_job
            set leased_until = clock_timestamp() + $3 * interval '1 millisecond'
            where job_id = $1 and fence = $2 and state = 'submitting'
              and leased_until > clock_timestamp()
            """)
        .execute(Tuple.of(claimed.jobId(), claimed.fence(), config.lease().toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Writes what became of an ask, and ends the job at once where X has already said that it is
   * over.
   *
   * @return empty where the job is another's by now, or has ended: nothing is written then
   */
  Uni<Optional<ReplayJob>> settle(ReplayJob claimed, Outcome outcome) {
    return jobs.inTransaction(tx ->
        completions
            .holdStill(tx, claimed.app(), claimed.endpoint())
            .chain(() -> write(tx, claimed, outcome))
            .call(changed -> jobs.announce(tx, changed))
            .call(changed ->
                changed
                    .map(job -> completions.matchWhatCameBefore(tx, job))
                    .orElse(Uni.createFrom().voidItem())));
  }

  private Uni<Optional<ReplayJob>> write(SqlConnection tx, ReplayJob claimed, Outcome outcome) {
    Instant now = clock.instant();
    return switch (outcome) {
      case Outcome.Running(var xJobId) ->
          tx.preparedQuery(
                  """
                  update replay_worker.replay_job
                  set state = 'running', x_job_id = $3, changed_at = $4, reason = null,
                    next_try_at = null, leased_until = null
                  where job_id = $1 and fence = $2 and state = 'submitting' returning *
                  """)
              .execute(Tuple.of(claimed.jobId(), claimed.fence(), xJobId.orElse(null), utc(now)))
              .map(JobStore::first);
      case Outcome.Refused(var reason) ->
          tx.preparedQuery(
                  """
                  update replay_worker.replay_job
                  set state = case when in_doubt then 'incomplete' else 'failed' end,
                    reason = $3, ended_at = $4, changed_at = $4,
                    next_try_at = null, leased_until = null
                  where job_id = $1 and fence = $2 and state = 'submitting' returning *
                  """)
              .execute(Tuple.of(claimed.jobId(), claimed.fence(), reason, utc(now)))
              .map(JobStore::first);
      case Outcome.Later later ->
          tx.preparedQuery(
                  """
                  update replay_worker.replay_job
                  set reason = $3, next_try_at = $4, changed_at = $5, attempts = attempts + 1,
                    in_doubt = in_doubt or $6, leased_until = null
                  where job_id = $1 and fence = $2 and state = 'submitting' returning *
                  """)
              .execute(
                  Tuple.of(
                      claimed.jobId(),
                      claimed.fence(),
                      later.reason(),
                      utc(later.at()),
                      utc(now),
                      later.mayHaveHeard()))
              .map(JobStore::first);
    };
  }

  /** Jobs of whose end X has said nothing for too long are over, and not known to be complete. */
  Uni<List<ReplayJob>> giveUp() {
    Instant now = clock.instant();
    return jobs.inTransaction(tx ->
        tx.preparedQuery(
                """
                update replay_worker.replay_job
                set state = 'incomplete', ended_at = $1, changed_at = $1, reason = $3
                where state = 'running' and changed_at <= $2 returning *
                """)
            .execute(
                Tuple.of(
                    utc(now),
                    utc(now.minus(config.maxAttemptAge())),
                    "X has never said that the job has ended. Its word is sent once, without"
                        + " retries, and may have been lost: request the window again; nothing comes"
                        + " out twice."))
            .map(JobStore::all)
            .call(ended -> announceAll(tx, ended)));
  }
}

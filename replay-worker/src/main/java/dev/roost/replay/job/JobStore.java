package dev.roost.replay.job;

import dev.roost.outbox.Outbox;
import dev.roost.outbox.relay.OutboxRelay;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Replay jobs in PostgreSQL; each change is announced in the transaction that makes it. */
@ApplicationScoped
public class JobStore {

  private final Pool database;
  private final Outbox outbox;
  private final OutboxRelay relay;
  private final Clock clock;

  JobStore(Pool database, Outbox outbox, OutboxRelay relay, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.relay = relay;
    this.clock = clock;
  }

  /** A transaction, after which what it announced is sent at once. */
  public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
    return database.withTransaction(work).invoke(relay::nudge);
  }

  /** Writes a new job, unless one was asked for with this key; gives the one that is there. */
  Uni<Optional<ReplayJob>> add(SqlConnection tx, JobRequest request, String jobId) {
    return tx.preparedQuery(
            """
            insert into replay_worker.replay_job
              (job_id, app, endpoint, webhook_id, api, from_at, to_at, state, request_key,
               requested_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $9)
            on conflict (app, endpoint, request_key) where request_key is not null do nothing
            returning *
            """)
        .execute(
            Tuple.from(
                Arrays.asList(
                    jobId,
                    request.app(),
                    request.endpoint(),
                    request.webhookId(),
                    request.api().wire(),
                    utc(request.window().from()),
                    utc(request.window().to()),
                    request.key(),
                    utc(clock.instant()))))
        .map(JobStore::first)
        .call(job -> announce(tx, job));
  }

  /** The job that was asked for with this key. */
  Uni<Optional<ReplayJob>> byKey(
      SqlConnection tx, String app, String endpoint, @Nullable String key) {
    return tx.preparedQuery(
            """
            select * from replay_worker.replay_job
            where app = $1 and endpoint = $2 and request_key = $3
            """)
        .execute(Tuple.of(app, endpoint, key))
        .map(JobStore::first);
  }

  /** One job of a webhook. */
  public Uni<Optional<ReplayJob>> find(String app, String endpoint, String jobId) {
    return database
        .preparedQuery(
            """
            select * from replay_worker.replay_job
            where app = $1 and endpoint = $2 and job_id = $3
            """)
        .execute(Tuple.of(app, endpoint, jobId))
        .map(JobStore::first);
  }

  /** A webhook's jobs, the newest first. */
  Uni<List<ReplayJob>> list(
      String app, String endpoint, @Nullable String state, long before, int limit) {
    return database
        .preparedQuery(
            """
            select * from replay_worker.replay_job
            where app = $1 and endpoint = $2 and ($3::text is null or state = $3) and number < $4
            order by number desc limit $5
            """)
        .execute(Tuple.of(app, endpoint, state, before, limit))
        .map(JobStore::all);
  }

  /** Takes a job back while X was not asked for it; empty where it is too late. */
  Uni<Optional<ReplayJob>> cancel(SqlConnection tx, String jobId) {
    return tx.preparedQuery(
            """
            update replay_worker.replay_job
            set state = 'cancelled', ended_at = $2, changed_at = $2
            where job_id = $1 and state = 'queued' returning *
            """)
        .execute(Tuple.of(jobId, utc(clock.instant())))
        .map(JobStore::first)
        .call(job -> announce(tx, job));
  }

  /** Ended jobs that are older than this are forgotten, here and on the topic. */
  public Uni<Integer> forget(Instant before, int limit) {
    return inTransaction(tx ->
        tx.preparedQuery(
                """
                delete from replay_worker.replay_job where job_id in
                  (select job_id from replay_worker.replay_job where ended_at < $1
                   order by job_id limit $2 for update skip locked)
                returning job_id
                """)
            .execute(Tuple.of(utc(before), limit))
            .flatMap(rows ->
                Multi.createFrom()
                    .iterable(rows)
                    .map(row -> row.getString("job_id"))
                    .onItem()
                    .transformToUniAndConcatenate(
                        jobId -> outbox.append(tx, Announcement.end(jobId)).replaceWith(jobId))
                    .collect()
                    .asList())
            .map(List::size)
            .call(() -> forgetUnmatched(tx, before)));
  }

  private static Uni<RowSet<Row>> forgetUnmatched(SqlConnection tx, Instant before) {
    return tx.preparedQuery("delete from replay_worker.unmatched_status where received_at < $1")
        .execute(Tuple.of(utc(before)));
  }

  /** Tells of jobs as they are after a change, in its transaction. */
  public Uni<Void> announce(SqlConnection tx, Optional<ReplayJob> changed) {
    return changed
        .map(job -> outbox.append(tx, Announcement.of(job)))
        .orElse(Uni.createFrom().voidItem());
  }

  /** The first row as a job. */
  public static Optional<ReplayJob> first(RowSet<Row> rows) {
    return all(rows).stream().findFirst();
  }

  /** All rows as jobs. */
  public static List<ReplayJob> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ReplayJob::from).toList();
  }

  /** As PostgreSQL takes it. */
  public static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

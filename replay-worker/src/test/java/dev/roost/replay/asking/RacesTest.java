package dev.roost.replay.asking;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.signal.Signal.ReplayJobStatus;
import dev.roost.outbox.Outbox;
import dev.roost.replay.completion.Completions;
import dev.roost.replay.doubles.FakeX;
import dev.roost.replay.fixtures.Surroundings;
import dev.roost.replay.job.JobStore;
import dev.roost.replay.job.ReplayJob;
import dev.roost.replay.window.WindowRules;
import dev.roost.vaultclient.RefusalRetries;
import dev.roost.vaultclient.XAccounts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replicas that take each other's steps, and X whose word crosses with its answer. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RacesTest {

  private static final AtomicInteger WEBHOOK_IDS = new AtomicInteger(1_000_000);
  private static final int WEBHOOKS = 40;
  private static final int CROSSINGS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Inject Pool database;
  @Inject Vertx vertx;
  @Inject AskingConfig config;
  @Inject AskStore store;
  @Inject JobStore jobs;
  @Inject Completions completions;
  @Inject WindowRules rules;
  @Inject RefusalRetries retries;
  @Inject XAccounts x;
  @Inject Outbox outbox;
  @Inject Clock clock;

  /** A test's own. */
  private final String webhookId = Integer.toString(WEBHOOK_IDS.incrementAndGet());

  private final OffsetDateTime to =
      Instant.now()
          .truncatedTo(ChronoUnit.MINUTES)
          .minus(60, ChronoUnit.MINUTES)
          .atOffset(ZoneOffset.UTC);

  @Test
  void workersOnOneDatabaseAskForEachJobOnce() {
    String run = UUID.randomUUID().toString();
    List<AskJob> others = IntStream.range(0, 3).mapToObj(_ -> another()).toList();
    others.forEach(worker -> worker.start(new StartupEvent()));
    try {
      for (int webhook = 0; webhook < WEBHOOKS; webhook++) {
        String endpoint = "race-" + webhook + "-" + run;
        add(endpoint, "queued", 0);
        add(endpoint, "queued", 0);
      }
      await().atMost(PATIENCE).until(() -> count(run, "running") == WEBHOOKS);
    } finally {
      others.forEach(worker -> worker.stop(new ShutdownEvent()));
    }

    assertThat(FakeX.asked(webhookId)).hasSize(WEBHOOKS);
    assertThat(count(run, "queued")).isEqualTo(WEBHOOKS);
    assertThat(
            number("select max(fence) from replay_worker.replay_job where endpoint like $1", run))
        .isEqualTo(1);
  }

  @Test
  void aSettlementOfAnOlderClaimChangesNothing() {
    String endpoint = "fence-" + UUID.randomUUID();
    ReplayJob old = claimed(endpoint, 1);
    update("update replay_worker.replay_job set fence = 2 where endpoint = $1", endpoint);

    Optional<ReplayJob> settled =
        store.settle(old, new Outcome.Running(Optional.of("1"))).await().atMost(PATIENCE);

    assertThat(settled).isEmpty();
    assertThat(state(endpoint)).isEqualTo("submitting");
  }

  @Test
  void anEndThatCrossesWithTheAnswerIsNeverLost() {
    List<Uni<Void>> crossing = new ArrayList<>();
    List<String> endpoints = new ArrayList<>();
    for (int i = 0; i < CROSSINGS; i++) {
      String endpoint = "cross-" + UUID.randomUUID();
      endpoints.add(endpoint);
      ReplayJob job = claimed(endpoint, 1);
      Uni<Void> answer = store.settle(job, new Outcome.Running(Optional.of("7"))).replaceWithVoid();
      Uni<Void> word =
          completions.take(
              new ReplayJobStatus(
                  ReplayJobStatus.TYPE,
                  "demo",
                  endpoint,
                  Instant.now().toString(),
                  "7",
                  webhookId,
                  "Complete",
                  null));
      crossing.add(
          i % 2 == 0
              ? Uni.join().all(answer, word).andFailFast().replaceWithVoid()
              : Uni.join().all(word, answer).andFailFast().replaceWithVoid());
    }

    Uni.join().all(crossing).usingConcurrencyOf(8).andFailFast().await().atMost(PATIENCE);

    assertThat(endpoints).allSatisfy(one -> assertThat(state(one)).isEqualTo("complete"));
  }

  @Test
  void whoWasStoppedPastTheEndOfTheLeaseAsksXNothingMore() {
    ReplayJob held = leased("stopped-" + UUID.randomUUID(), "now() - interval '1 second'");

    Optional<ReplayJob> settled = another().ask(held).await().atMost(PATIENCE);

    assertThat(FakeX.asked(webhookId)).isEmpty();
    assertThat(settled).get().satisfies(job -> assertThat(job.inDoubt()).isFalse());
  }

  @Test
  void whoHoldsTheLeaseAsksXAndKeepsItMeanwhile() {
    ReplayJob held = leased("leased-" + UUID.randomUUID(), "now() + interval '1 second'");
    assertThat(store.renew(held).await().atMost(PATIENCE)).isTrue();
    assertThat(leasedFor(held)).isBetween(30.0, 61.0);

    Optional<ReplayJob> settled = another().ask(held).await().atMost(PATIENCE);

    assertThat(FakeX.asked(webhookId)).hasSize(1);
    assertThat(settled).get().extracting(job -> job.state().wire()).isEqualTo("running");
  }

  @Test
  void aLeaseEndsByTheDatabasesClockWhateverThatOfTheReplicaSays() {
    Instant then = Instant.parse("2100-01-01T00:00:00Z");
    AskStore ahead =
        new AskStore(
            jobs, completions, database, outbox, config, Clock.fixed(then, ZoneOffset.UTC));
    String endpoint = "clocks-" + UUID.randomUUID();
    claimed(endpoint, 1);
    String due = "clocks-due-" + UUID.randomUUID();
    claimed(due, 1);
    // So far ahead that no other worker takes it.
    update(
        "update replay_worker.replay_job set leased_until = null,"
            + " next_try_at = '2099-01-01T00:00:00Z' where endpoint = $1",
        due);

    List<ReplayJob> taken = ahead.claim().await().atMost(PATIENCE);

    assertThat(taken).extracting(ReplayJob::endpoint).contains(due).doesNotContain(endpoint);
    ReplayJob held =
        taken.stream().filter(job -> job.endpoint().equals(due)).findFirst().orElseThrow();
    assertThat(leasedFor(held)).isBetween(30.0, 61.0);
    update("delete from replay_worker.replay_job where endpoint = $1", due);
  }

  private ReplayJob leased(String endpoint, String until) {
    claimed(endpoint, 1);
    // Held, and due so late that no other worker takes it over.
    update(
        "update replay_worker.replay_job set next_try_at = '2100-01-01T00:00:00Z', leased_until = "
            + until
            + " where endpoint = $1",
        endpoint);
    return held(endpoint);
  }

  /** For how many seconds more, by the database's clock. */
  private double leasedFor(ReplayJob job) {
    return database
        .preparedQuery(
            "select extract(epoch from leased_until - clock_timestamp())::float8"
                + " from replay_worker.replay_job where job_id = $1")
        .execute(Tuple.of(job.jobId()))
        .map(rows -> rows.iterator().next().getDouble(0))
        .await()
        .atMost(PATIENCE);
  }

  private AskJob another() {
    return new AskJob(vertx, config, store, jobs, rules, x, retries, clock);
  }

  /** A job that this test holds, and no worker takes. */
  private ReplayJob claimed(String endpoint, long fence) {
    add(endpoint, "submitting", fence);
    return held(endpoint);
  }

  private ReplayJob held(String endpoint) {
    return database
        .preparedQuery("select * from replay_worker.replay_job where endpoint = $1")
        .execute(Tuple.of(endpoint))
        .map(JobStore::first)
        .await()
        .atMost(PATIENCE)
        .orElseThrow();
  }

  private void add(String endpoint, String state, long fence) {
    boolean submitting = state.equals("submitting");
    database
        .preparedQuery(
            """
            insert into replay_worker.replay_job
              (job_id, app, endpoint, webhook_id, from_at, to_at, state, requested_at, submitted_at,
               changed_at, told, next_try_at, leased_until, fence)
            values ($1, 'demo', $2, $8, $3, $4, $5, now(),
               case when $6 then now() - interval '1 minute' end,
               now(), $6, now(), case when $6 then now() + interval '1 hour' end, $7)
            """)
        .execute(
            Tuple.tuple()
                .addValue(UUID.randomUUID().toString())
                .addValue(endpoint)
                .addValue(to.minusMinutes(15))
                .addValue(to)
                .addValue(state)
                .addValue(submitting)
                .addValue(fence)
                .addValue(webhookId))
        .await()
        .atMost(PATIENCE);
  }

  private void update(String sql, String endpoint) {
    database.preparedQuery(sql).execute(Tuple.of(endpoint)).await().atMost(PATIENCE);
  }

  private long count(String run, String state) {
    return number(
        "select count(*) from replay_worker.replay_job where endpoint like $1 and state = '"
            + state
            + "'",
        run);
  }

  private long number(String sql, String run) {
    return database
        .preparedQuery(sql)
        .execute(Tuple.of("race-%-" + run))
        .map(rows -> rows.iterator().next().getLong(0))
        .await()
        .atMost(PATIENCE);
  }

  private String state(String endpoint) {
    return database
        .preparedQuery("select state from replay_worker.replay_job where endpoint = $1")
        .execute(Tuple.of(endpoint))
        .map(rows -> rows.iterator().next().getString(0))
        .await()
        .atMost(PATIENCE);
  }
}

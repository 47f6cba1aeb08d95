package dev.roost.vault.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.runtime.address.ForwardingHeader;
import dev.roost.testsupport.clock.SettableClock;
import dev.roost.testsupport.net.TcpProxy;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.VaultDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vault does with its trail by itself, on a database of its own, without the service. */
class AuditMonthsJobTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static VaultDatabase vault;
  private static Pool pool;

  private final YearMonth now = YearMonth.now(ZoneOffset.UTC);
  private final SettableClock clock = new SettableClock(Instant.now());
  private Database database;

  @BeforeAll
  static void start() {
    vault = new VaultDatabase();
    pool = vault.pool(vault.port());
  }

  @AfterAll
  static void stop() {
    pool.closeAndAwait();
    vault.close();
  }

  @BeforeEach
  void anEmptyTrail() throws SQLException {
    vault.startsAt("latest");
    database = vault.tables();
  }

  private AuditMonthsJob job(String retention) {
    return new AuditMonthsJob(new AuditTrail(pool, clock), pool, clock, config(retention));
  }

  private static AuditConfig config(String retention) {
    return new AuditConfig() {
      @Override
      public Retention retention() {
        return Retention.of(retention);
      }

      @Override
      public Duration partitionInterval() {
        return Duration.ofHours(1);
      }

      @Override
      public Optional<List<String>> trustedProxies() {
        return Optional.empty();
      }

      @Override
      public ForwardingHeader header() {
        return ForwardingHeader.X_FORWARDED_FOR;
      }

      @Override
      public RefusalLimits refusals() {
        return new RefusalLimits() {
          @Override
          public int maxEntriesPerMinute() {
            return 100;
          }

          @Override
          public int maxPendingEntries() {
            return 1000;
          }

          @Override
          public Duration writeInterval() {
            return Duration.ofHours(1);
          }
        };
      }
    };
  }

  private List<String> months() throws SQLException {
    return database.strings(
        "select to_char(ends at time zone 'UTC', 'YYYY-MM') from token_vault.audit_months() order by 1");
  }

  /** A trail that has had partitions for years, with one row in the middle of each month. */
  private void yearsOfMonths(int count) throws SQLException {
    database.run(
        "drop table token_vault."
            + database
                .strings("select name from token_vault.audit_months() order by ends")
                .getFirst());
    database.run(
        """
        do $$
        declare
          month date;
        begin
          for ago in reverse %d..0 loop
            month := date_trunc('month', now() at time zone 'UTC') - make_interval(months => ago);
            perform token_vault.audit_add_month(month);
            insert into token_vault.audit (at, caller_kind, caller, action, outcome)
            values ((month + 14) at time zone 'UTC', 'person', to_char(month, 'YYYY-MM'), 'call', 'done');
          end loop;
        end
        $$
        """
            .formatted(count));
  }

  private List<String> callers() throws SQLException {
    return database.strings(
        "select caller from token_vault.audit where caller_kind = 'person' order by caller");
  }

  @Test
  void theMonthsToComeAreThereByTheTimeTheyBegin() throws SQLException {
    database.run(
        "drop table token_vault."
            + database
                .strings("select name from token_vault.audit_months() order by ends desc")
                .getFirst());
    database.run(
        "drop table token_vault."
            + database
                .strings("select name from token_vault.audit_months() order by ends")
                .getFirst());

    job("0").maintain().await().atMost(PATIENCE);

    assertThat(months())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 4).mapToObj(it -> now.plusMonths(it).toString()).toList());
  }

  @Test
  void whatIsPastTheRetentionGoesAndTheTrailSaysSo() throws SQLException {
    yearsOfMonths(27);

    job("P24M").maintain().await().atMost(PATIENCE);

    assertThat(callers())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 24)
                .mapToObj(it -> now.minusMonths(24 - it).toString())
                .toList());
    assertThat(
            database.strings(
                """
                select caller_kind || ' ' || purpose || ' ' || outcome from token_vault.audit
                where action = 'drop-audit-month' order by id
                """))
        .hasSize(3)
        .element(0)
        .isEqualTo(
            "vault audit_%s (entries 1 to 1) done"
                .formatted(now.minusMonths(27).toString().replace('-', '_')));
    assertThat(
            database.strings(
                "select count(*) from token_vault.audit where action = 'drop-audit-month' and route is null"))
        .containsExactly("3");
  }

  @Test
  void nothingGoesWithoutARetentionOrByOneClockAlone() throws SQLException {
    yearsOfMonths(27);

    job("0").maintain().await().atMost(PATIENCE);
    clock.set(Instant.now().minus(2000, ChronoUnit.DAYS));
    job("P24M").maintain().await().atMost(PATIENCE);

    assertThat(callers()).hasSize(28);
  }

  @Test
  void severalReplicasDoItOnce() throws SQLException {
    yearsOfMonths(27);

    Uni.join()
        .all(job("P24M").maintain(), job("P24M").maintain())
        .andFailFast()
        .await()
        .atMost(PATIENCE);

    assertThat(callers()).hasSize(25);
    assertThat(
            database.strings(
                "select count(*) from token_vault.audit where action = 'drop-audit-month'"))
        .containsExactly("3");
  }

  @Test
  void requestsThatWereCountedAreWrittenOnceTheDatabaseIsBack() throws SQLException {
    AtomicInteger target = new AtomicInteger(1);
    try (TcpProxy proxy = TcpProxy.to(target::get)) {
      Pool through = vault.pool(proxy.port());
      RefusalsJob job = new RefusalsJob(through, clock, config("0"));
      RefusedRequest unauthorized =
          new RefusedRequest(
              "anonymous", "anonymous", Outcome.DENIED, "unauthorized", "GET /x", "203.0.113.9");
      clock.set(Instant.parse("2026-11-24T09:30:20Z"));
      IntStream.range(0, 7).forEach(_ -> job.add(unauthorized));

      boolean failed =
          job.writeAll()
              .replaceWith(false)
              .onFailure()
              .recoverWithItem(true)
              .await()
              .atMost(PATIENCE);
      job.add(unauthorized);
      target.set(vault.port());
      job.writeAll().await().atMost(PATIENCE);
      job.writeAll().await().atMost(PATIENCE);
      through.closeAndAwait();

      assertThat(failed).isTrue();
      assertThat(
              database.strings(
                  """
                  select to_char(at at time zone 'UTC', 'HH24:MI:SS') || ' ' || outcome || ' ' || reason
                    || ' ' || route || ' ' || address || ' ' || count
                  from token_vault.audit
                  """))
          .containsExactly("09:30:00 denied unauthorized GET /x 203.0.113.9 8");
    }
  }

  @Test
  void aMinuteIsWrittenAfterItsEnd() throws SQLException {
    RefusalsJob job = new RefusalsJob(pool, clock, config("0"));
    RefusedRequest refused =
        new RefusedRequest("person", "alice", Outcome.REFUSED, "invalid-request", "GET /x", null);
    List<String> counts = new ArrayList<>();

    for (String at : List.of("09:30:59.999", "09:31:00", "09:32:00")) {
      clock.set(Instant.parse("2026-11-24T" + at + "Z"));
      job.writeEnded().await().atMost(PATIENCE);
      counts.add(
          database.strings("select coalesce(sum(count), 0) from token_vault.audit").getFirst());
      job.add(refused);
    }

    assertThat(counts).containsExactly("0", "1", "2");
  }

  @Test
  void aGracefulShutdownWritesTheMinuteThatHasNotEnded() throws SQLException {
    RefusalsJob job = new RefusalsJob(pool, clock, config("0"));
    job.start(new StartupEvent());
    job.add(
        new RefusedRequest("person", "alice", Outcome.REFUSED, "invalid-request", "GET /x", null));

    job.stop(new ShutdownEvent());

    assertThat(database.strings("select caller from token_vault.audit")).containsExactly("alice");
  }
}

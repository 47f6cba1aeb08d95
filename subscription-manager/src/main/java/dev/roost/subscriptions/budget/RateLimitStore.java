package dev.roost.subscriptions.budget;

import dev.roost.subscriptions.work.Work;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimitStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** X's rate limits in PostgreSQL, whose clock is the one of all replicas. */
@ApplicationScoped
class RateLimitStore {

  /** X's window, which its first call begins. */
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Pool database;

  RateLimitStore(Pool database) {
    this.database = database;
  }

  /**
   * Which limit.
   *
   * @param endpoint X's, by {@code Endpoint.key()}
   * @param userId empty where X does not count users
   */
  record LimitKey(String app, String endpoint, String userId) {}

  /**
   * What became of one call.
   *
   * @param spent whether it may be made; it is subtracted then
   * @param remaining calls that are left, those that are kept for others included
   * @param untilReset until X begins to count anew
   */
  record Spending(boolean spent, int remaining, Duration untilReset) {}

  /**
   * Subtracts one call, in one statement: of many that ask at once no more get one than there are.
   *
   * @param documented X's documented limit, which holds until X has said another
   * @param reserved the share of the limit that is left to others
   */
  Uni<Spending> spend(LimitKey key, int documented, double reserved) {
    return database
        .preparedQuery(
            """
            with spent as (
              insert into subscription_manager.rate_limit as r
                (app, endpoint, user_id, call_limit, remaining, reset_at, learned)
              values ($1, $2, $3, $4, $4 - 1,
                      statement_timestamp() + $6 * interval '1 millisecond', false)
              on conflict (app, endpoint, user_id) do update
              set remaining = -1 + case when r.reset_at <= statement_timestamp()
                    then r.call_limit else r.remaining end,
                learned = r.learned and r.reset_at > statement_timestamp(),
                reset_at = case when r.reset_at <= statement_timestamp()
                    then excluded.reset_at else r.reset_at end
              where case when r.reset_at <= statement_timestamp()
                    then r.call_limit else r.remaining end > floor(r.call_limit * $5::float8)
              returning remaining, reset_at)
            select true as spent, remaining,
              extract(epoch from reset_at - statement_timestamp())::float8 as seconds from spent
            union all
            select false, remaining,
              extract(epoch from reset_at - statement_timestamp())::float8
            from subscription_manager.rate_limit
            where app = $1 and endpoint = $2 and user_id = $3 and not exists (select from spent)
            """)
        .execute(tuple(key).addInteger(documented).addDouble(reserved).addLong(WINDOW.toMillis()))
        .map(RateLimitStore::spending);
  }

  /** Without a row another call has made the first one meanwhile, and left nothing. */
  private static Spending spending(RowSet<Row> rows) {
    if (!rows.iterator().hasNext()) {
      return new Spending(false, 0, WINDOW);
    }
    Row row = rows.iterator().next();
    return new Spending(
        row.getBoolean("spent"),
        row.getInteger("remaining"),
        Duration.ofMillis((long) (row.getDouble("seconds") * 1000)));
  }

  /**
   * Writes down what X said of its limit. X's count can only lower what is left, since it does not
   * know of calls that are under way; a higher limit raises it. A reset that is over is of a window
   * before, and says nothing of this one, unless X refuses.
   *
   * @param pause how far X's reset is believed
   */
  Uni<Void> learn(LimitKey key, RateLimitStatus said, RateLimitPause pause) {
    return database
        .preparedQuery(
            """
            update subscription_manager.rate_limit
            set remaining = case when $4 then 0 else greatest(0, least(
                  remaining + coalesce($5, call_limit) - call_limit, coalesce($6, remaining))) end,
              call_limit = coalesce($5, call_limit),
              reset_at = case
                when $7::timestamptz is null then reset_at
                when learned then greatest(reset_at, least(
                  greatest($7::timestamptz, statement_timestamp() + $8 * interval '1 millisecond'),
                  statement_timestamp() + $9 * interval '1 millisecond'))
                else least(
                  greatest($7::timestamptz, statement_timestamp() + $8 * interval '1 millisecond'),
                  statement_timestamp() + $9 * interval '1 millisecond') end,
              learned = learned or $7::timestamptz is not null
            where app = $1 and endpoint = $2 and user_id = $3
              and ($4 or $7::timestamptz is null or $7::timestamptz > statement_timestamp())
            """)
        .execute(
            tuple(key)
                .addBoolean(said.exceeded())
                .addInteger(boxed(said.limit()))
                .addInteger(boxed(said.remaining()))
                .addValue(Work.utc(said.reset().orElse(null)))
                .addLong(pause.min().toMillis())
                .addLong(pause.max().toMillis()))
        .replaceWithVoid();
  }

  /**
   * What is left now.
   *
   * @param documented X's documented limit, where nothing else is known
   */
  Uni<CallsLeft> left(SqlClient db, LimitKey key, int documented) {
    return db.preparedQuery(
            """
            select coalesce(r.call_limit, $4) as call_limit,
              case when r.reset_at > now.time then r.remaining
                else coalesce(r.call_limit, $4) end as remaining,
              greatest(r.reset_at, now.time) as reset_at
            from (select statement_timestamp() as time) as now
            left join subscription_manager.rate_limit r
              on r.app = $1 and r.endpoint = $2 and r.user_id = $3
            """)
        .execute(tuple(key).addInteger(documented))
        .map(rows -> rows.iterator().next())
        .map(row ->
            new CallsLeft(
                row.getInteger("call_limit"),
                row.getInteger("remaining"),
                row.getOffsetDateTime("reset_at").toInstant()));
  }

  /** Forgets some limits of users that have long begun anew; X says them with the next call. */
  Uni<Integer> forgetUsers(Duration over, int limit) {
    return database
        .preparedQuery(
            """
            delete from subscription_manager.rate_limit where (app, endpoint, user_id) in (
              select app, endpoint, user_id from subscription_manager.rate_limit
              where user_id <> ''
                and reset_at < statement_timestamp() - $1 * interval '1 millisecond'
              order by reset_at limit $2 for update skip locked)
            """)
        .execute(Tuple.of(over.toMillis(), limit))
        .map(rows -> rows.rowCount());
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static Tuple tuple(LimitKey key) {
    return Tuple.tuple().addString(key.app()).addString(key.endpoint()).addString(key.userId());
  }
}

package dev.roost.postgresql.pool;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.postgresql.failure.DatabaseFailure;
import dev.roost.testsupport.net.TcpProxy;
import dev.roost.testsupport.postgres.PostgresServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.sqlclient.ClosedConnectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server behind a proxy, by a pool of one connection: a dead one would be seen. */
@Timeout(120)
class PoolLimitsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final PostgresServer SERVER = PostgresServer.start();
  private static final Vertx VERTX = Vertx.vertx();

  private final TcpProxy proxy = TcpProxy.to(SERVER::port);
  private final LimitedPoolCreator creator = new LimitedPoolCreator(Limits.SHORT);
  private final Pool pool =
      Pool.newInstance(creator.create(new ServerOfTest(VERTX, SERVER, "localhost", proxy.port())));

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
    SERVER.close();
  }

  @AfterEach
  void close() {
    proxy.close();
    pool.closeAndForget();
  }

  @Test
  void aQueryThatIsNotAnsweredEndsAndItsConnectionIsNotUsedAgain() {
    assertThat(one(pool)).isEqualTo(1);
    proxy.silence();

    assertThatThrownBy(() -> one(pool)).isInstanceOf(ClosedConnectionException.class);

    proxy.abandon();
    worksAgain();
  }

  @Test
  void aConnectionThatIsNotOpenedInTimeIsGivenUp() {
    proxy.silence();

    assertThatThrownBy(() -> one(pool))
        .satisfies(failure ->
            assertThat(DatabaseFailure.of(failure))
                .as("%s", failure)
                .contains(DatabaseFailure.UNAVAILABLE));

    proxy.abandon();
    worksAgain();
  }

  @Test
  void aServerThatIsBusyForTooLongIsNotWaitedFor() {
    assertThatThrownBy(() -> done(pool.query("select pg_sleep(30)").execute()))
        .isInstanceOf(ClosedConnectionException.class);
    worksAgain();
  }

  @Test
  void whoeverWaitsForALockIsToldByTheServerAndKeepsTheConnection() throws SQLException {
    try (Connection holder = SERVER.dataSource().getConnection();
        Statement lock = holder.createStatement()) {
      lock.execute("select pg_advisory_lock(7)");

      assertThatThrownBy(() -> done(pool.query("select pg_advisory_xact_lock(7)").execute()))
          .satisfies(failure ->
              assertThat(DatabaseFailure.of(failure))
                  .as("%s", failure)
                  .contains(DatabaseFailure.LOCKED));
    }
  }

  @Test
  void aLockLimitThatNobodyWouldSeeIsRefusedByName() {
    Limits backwards =
        new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ZERO,
            Duration.ofSeconds(1),
            Optional.empty(),
            Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimitedPoolCreator(backwards))
        .withMessageContaining("roost.database.lock-timeout");
  }

  @Test
  void aQueryWhoseAnswerTricklesEndsToo() {
    assertThat(one(pool)).isEqualTo(1);
    proxy.throttle(4_000);

    assertThatThrownBy(() -> done(pool.query("select repeat('x', 4000000)").execute()))
        .isInstanceOf(ClosedConnectionException.class);
  }

  @Test
  void whoeverHoldsAConnectionMayTakeHisTimeBetweenTwoQueries() {
    Duration longerThanAnyAnswer = Limits.SHORT.queryTimeout().plusMillis(500);

    int second =
        done(
            pool.withTransaction(
                tx -> count(tx).onItem().delayIt().by(longerThanAnyAnswer).chain(() -> count(tx))));

    assertThat(second).isEqualTo(1);
  }

  @Test
  void manyQueriesOneAfterTheOtherTakeAsLongAsTheyNeed() {
    Uni<Integer> many = Uni.createFrom().item(0);
    for (int i = 0; i < 12; i++) {
      many = many.chain(() -> pool.query("select pg_sleep(0.3)").execute().replaceWith(1));
    }

    assertThat(done(many)).isEqualTo(1);
  }

  @Test
  void aDedicatedPoolDoesNotWaitForTheOther() {
    Pool own = Pool.newInstance(creator.dedicated(1));
    var held = done(pool.getConnection());

    assertThat(one(own)).isEqualTo(1);

    held.closeAndForget();
    own.closeAndForget();
  }

  /** The pool forgets a connection in the moment after its queries failed. */
  private void worksAgain() {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> one(pool) == 1);
  }

  private static int one(SqlClient database) {
    return done(count(database));
  }

  private static Uni<Integer> count(SqlClient database) {
    return database.query("select 1").execute().map(rows -> rows.iterator().next().getInteger(0));
  }

  private static <T> T done(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}

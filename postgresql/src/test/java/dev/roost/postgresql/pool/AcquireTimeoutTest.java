package dev.roost.postgresql.pool;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.postgresql.failure.DatabaseFailure;
import dev.roost.testsupport.postgres.PostgresServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By a pool of one connection: a lost one would be seen. */
@Timeout(180)
class AcquireTimeoutTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ACQUIRE = Duration.ofSeconds(1);

  private static final PostgresServer SERVER = PostgresServer.start();
  private static final Vertx VERTX = Vertx.vertx();

  private final Pool pool =
      new LimitedPoolCreator(Limits.SHORT.waiting(ACQUIRE))
          .create(new ServerOfTest(VERTX, SERVER, "localhost", SERVER.port()));

  @AfterAll
  static void stop() {
    done(VERTX.close());
    SERVER.close();
  }

  @AfterEach
  void close() {
    done(pool.close());
  }

  /**
   * The connection's event loop is busy when it is handed over, and is free again after whoever
   * waits has given up.
   */
  @Test
  void aConnectionThatArrivesTooLateIsNotLost() throws InterruptedException {
    // Vert.x gives its event loops out in turn.
    Context loop = ((VertxInternal) VERTX).createEventLoopContext();
    Context other = ((VertxInternal) VERTX).createEventLoopContext();
    done(done(on(loop, pool::getConnection)).close());
    SqlConnection held = done(on(other, pool::getConnection));
    Future<SqlConnection> late = on(other, pool::getConnection);
    Future<RowSet<Row>> lateQuery = on(other, () -> pool.query("select 1").execute());
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch gaveUp = new CountDownLatch(2);
    late.onComplete(_ -> gaveUp.countDown());
    lateQuery.onComplete(_ -> gaveUp.countDown());

    loop.runOnContext(_ -> {
      busy.countDown();
      hold(gaveUp);
    });
    assertThat(busy.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    held.close();

    assertThatThrownBy(() -> done(late)).satisfies(AcquireTimeoutTest::isUnavailable);
    assertThatThrownBy(() -> done(lateQuery)).satisfies(AcquireTimeoutTest::isUnavailable);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> one() == 1);
  }

  @Test
  void whoeverWaitsTooLongIsToldAndTheNextOnesAreServed() {
    SqlConnection held = done(pool.getConnection());

    assertThatThrownBy(this::one).satisfies(AcquireTimeoutTest::isUnavailable);
    assertThatThrownBy(() -> done(pool.withTransaction(tx -> tx.query("select 1").execute())))
        .satisfies(AcquireTimeoutTest::isUnavailable);

    done(held.close());
    assertThat(one()).isEqualTo(1);
    assertThat(pool.size()).isEqualTo(1);
  }

  @Test
  void moreThanMayWaitAreRefusedAtOnce() {
    SqlConnection held = done(pool.getConnection());
    List<Future<RowSet<Row>>> waiting =
        IntStream.range(0, Limits.SHORT.maxWaitQueueSize())
            .mapToObj(_ -> pool.query("select 1").execute())
            .toList();

    assertThatThrownBy(this::one)
        .hasMessageContaining("max wait queue size")
        .satisfies(AcquireTimeoutTest::isUnavailable);

    done(held.close());
    waiting.forEach(AcquireTimeoutTest::ended);
    assertThat(one()).isEqualTo(1);
  }

  private int one() {
    return done(pool.query("select 1").execute()).iterator().next().getInteger(0);
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    return Future.future(promise -> context.runOnContext(_ -> work.get().onComplete(promise)));
  }

  private static void hold(CountDownLatch until) {
    try {
      assertThat(until.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void isUnavailable(Throwable failure) {
    assertThat(DatabaseFailure.of(failure)).as("%s", failure).contains(DatabaseFailure.UNAVAILABLE);
  }

  private static void ended(Future<?> work) {
    await().atMost(PATIENCE).until(work::isComplete);
  }

  private static <T> T done(Future<T> work) {
    ended(work);
    if (work.failed()) {
      throw new FailedException(work.cause());
    }
    return work.result();
  }

  /** What a future ended with. */
  private static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailedException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}

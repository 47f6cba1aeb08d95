package dev.roost.postgresql.pool;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.PoolImpl;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandScheduler;
import java.time.Duration;

/**
 * Vert.x's pool, but for how it limits the time for which a connection is waited for.
 *
 * <p>Vert.x's own timeout can lose a connection for ever. Where it fires after the pool has chosen
 * who gets a connection, and before it has arrived there, whoever waits is told of the timeout and
 * the pool takes the connection for lent (eclipse-vertx/vert.x#6169, in all releases of 4.5). A
 * busy event loop is enough, and each time the pool is smaller by one. Here whoever waits for too
 * long is told so, and a connection that comes after that goes back at once. Until then they keep
 * their place in the queue, which has a bound.
 */
final class LimitedPool extends PoolImpl {

  private final VertxInternal vertx;
  private final long acquireTimeoutMs;

  /**
   * @param options without a connection timeout
   * @param acquireTimeout how long a query or a transaction waits for a connection
   */
  LimitedPool(
      VertxInternal vertx, PoolOptions options, CloseFuture closed, Duration acquireTimeout) {
    super(vertx, PgDriver.INSTANCE, false, options, null, null, closed);
    this.vertx = vertx;
    this.acquireTimeoutMs = acquireTimeout.toMillis();
  }

  @Override
  public Future<SqlConnection> getConnection() {
    return acquired(vertx.getOrCreateContext());
  }

  @Override
  public <R> Future<R> schedule(ContextInternal context, CommandBase<R> command) {
    return acquired(context)
        .compose(connection ->
            ((CommandScheduler) connection)
                .schedule(context, command)
                .andThen(_ -> connection.close()));
  }

  private Future<SqlConnection> acquired(ContextInternal context) {
    Promise<SqlConnection> given = context.promise();
    long timer = vertx.setTimer(acquireTimeoutMs, _ -> given.tryFail(timeout()));
    super.getConnection()
        .onComplete(
            connection -> {
              vertx.cancelTimer(timer);
              if (!given.tryComplete(connection)) {
                connection.close();
              }
            },
            failure -> {
              vertx.cancelTimer(timer);
              given.tryFail(failure);
            });
    return given.future();
  }

  private static VertxException timeout() {
    return new VertxException("Timeout waiting for connection", true);
  }
}

package dev.roost.postgresql.pool;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.impl.PgPoolImpl;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the service's pool, in place of Quarkus, which knows no limits for a silent server. */
@Singleton
final class LimitedPoolCreator implements PgPoolCreator {

  private static final int CLEANER_PERIOD_MS = 500;

  private final DatabaseConfig config;
  private volatile @Nullable Input input;

  /**
   * Refuses limits that contradict each other with an {@link IllegalArgumentException} that names
   * them.
   */
  LimitedPoolCreator(DatabaseConfig config) {
    if (config.lockTimeout().compareTo(config.responseTimeout()) >= 0) {
      throw new IllegalArgumentException(
          "roost.database.lock-timeout (%s) must be shorter than roost.database.response-timeout (%s): a statement that waits for a lock sends nothing."
              .formatted(config.lockTimeout(), config.responseTimeout()));
    }
    this.config = config;
  }

  @Override
  public Pool create(Input asked) {
    this.input = asked;
    return pool(asked, new PoolOptions(asked.poolOptions()));
  }

  /**
   * A further pool to the same database, which nobody else's queries can exhaust.
   *
   * @param connections at most
   */
  Pool dedicated(int connections) {
    Input asked = input;
    if (asked == null) {
      throw new IllegalStateException("the service's own pool is made first");
    }
    return pool(asked, new PoolOptions(asked.poolOptions()).setMaxSize(connections));
  }

  private Pool pool(Input asked, PoolOptions size) {
    PoolOptions options =
        size.setConnectionTimeout(0)
            .setMaxWaitQueueSize(config.maxWaitQueueSize())
            .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setPoolCleanerPeriod(CLEANER_PERIOD_MS);
    List<PgConnectOptions> servers =
        asked.pgConnectOptionsList().stream().map(this::limited).toList();
    VertxInternal vertx = (VertxInternal) asked.vertx();
    LimitedConnections connections = new LimitedConnections(vertx, servers, config);
    vertx.addCloseHook(connections);
    CloseFuture closed = new CloseFuture();
    vertx.addCloseHook(closed);
    LimitedPool pool = new LimitedPool(vertx, options, closed, config.acquireTimeout());
    pool.connectionProvider(connections::open);
    // Quarkus casts what a creator gives to PgPool.
    return new PgPoolImpl(vertx, closed, pool.init());
  }

  private PgConnectOptions limited(PgConnectOptions server) {
    PgConnectOptions limited = new PgConnectOptions(server);
    limited.setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
    limited.addProperty("lock_timeout", String.valueOf(config.lockTimeout().toMillis()));
    ReactiveTls.apply(config.tls(), limited);
    return limited;
  }
}

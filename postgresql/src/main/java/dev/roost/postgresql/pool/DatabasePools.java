package dev.roost.postgresql.pool;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Further pools to the service's database, for what must not wait for everything else. */
@Singleton
public final class DatabasePools {

  private final LimitedPoolCreator creator;
  private final Pool main;
  private final List<Pool> pools = new CopyOnWriteArrayList<>();

  DatabasePools(LimitedPoolCreator creator, Pool main) {
    this.creator = creator;
    this.main = main;
  }

  /**
   * A pool of its own with the limits and the TLS settings of the service's, closed with the
   * service.
   *
   * @param connections at most; all replicas' pools together must stay below PostgreSQL's {@code
   *     max_connections}
   */
  public Pool dedicated(int connections) {
    // Quarkus makes the service's pool when it is first used.
    var _ = main.size();
    Pool pool = Pool.newInstance(creator.dedicated(connections));
    pools.add(pool);
    return pool;
  }

  @PreDestroy
  void close() {
    pools.forEach(Pool::closeAndForget);
  }
}

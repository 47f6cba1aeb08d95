package dev.roost.vault.signing;

import dev.roost.postgresql.pool.DatabasePools;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Connections for signing alone: writes to an app, which wait for each other, can use up the
 * service's own pool, and requests to X must not wait for them.
 */
@ApplicationScoped
public class SigningDatabase {

  private final Pool pool;

  SigningDatabase(DatabasePools pools, SigningConfig config) {
    this.pool = pools.dedicated(config.maxConnections());
  }

  /** The connections, for whatever is sent to X. */
  public Pool pool() {
    return pool;
  }
}

package dev.roost.postgresql.pool;

import dev.roost.testsupport.postgres.PostgresServer;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;

/**
 * What Quarkus asks a creator for: a pool of one connection, so that a dead one is seen.
 *
 * @param vertx which runs it
 * @param server whose database and user are named
 * @param host the server's, or a proxy's before it
 * @param port likewise
 */
record ServerOfTest(Vertx vertx, PostgresServer server, String host, int port)
    implements PgPoolCreator.Input {

  @Override
  public PoolOptions poolOptions() {
    return new PoolOptions().setMaxSize(1);
  }

  @Override
  public List<PgConnectOptions> pgConnectOptionsList() {
    return List.of(
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(server.database())
            .setUser(server.user())
            .setPassword(server.user()));
  }
}

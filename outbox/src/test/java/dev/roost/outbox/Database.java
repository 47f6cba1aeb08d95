package dev.roost.outbox;

import dev.roost.testsupport.postgres.PostgresServer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;

/** A PostgreSQL server, and what the outbox's tests do with it. */
public final class Database {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger schemas = new AtomicInteger();
  private final PostgresServer server;
  private final Pool pool;

  private Database(PostgresServer server) {
    this.server = server;
    this.pool = pool("tests");
  }

  public static Database start() {
    return new Database(PostgresServer.startDurable());
  }

  public Pool pool() {
    return pool;
  }

  /** A pool of its own, whose connections the server knows by this name. */
  public Pool pool(String name) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(8))
        .connectingTo(
            new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setUser(server.user())
                .setDatabase(server.database())
                .addProperty("application_name", name))
        .using(vertx)
        .build();
  }

  public DataSource jdbc() {
    return server.dataSource();
  }

  /** A fresh schema with an outbox. */
  public OutboxSchema newOutbox() {
    OutboxSchema schema = new OutboxSchema("service_" + schemas.incrementAndGet());
    run("CREATE SCHEMA " + schema.name());
    run(schema.ddl());
    return schema;
  }

  /** Appends messages in one transaction, and commits. */
  public void commit(OutboxSchema schema, OutboxMessage... messages) {
    Outbox outbox = new Outbox(schema, Clock.systemUTC());
    inTransaction(connection -> {
      Uni<Void> all = Uni.createFrom().voidItem();
      for (OutboxMessage message : messages) {
        all = all.chain(() -> outbox.append(connection, message));
      }
      return all;
    });
  }

  public void inTransaction(Function<SqlConnection, Uni<Void>> work) {
    pool.withTransaction(work).await().indefinitely();
  }

  public void run(String sql) {
    pool.query(sql).execute().await().indefinitely();
  }

  /** Ends all connections of a pool from the server's side, whatever they are doing. */
  public void cutOff(String name) {
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '%s'"
            .formatted(name));
  }
}

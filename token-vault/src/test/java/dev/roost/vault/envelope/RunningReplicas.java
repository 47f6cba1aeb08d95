package dev.roost.vault.envelope;

import com.google.crypto.tink.KeysetHandle;
import dev.roost.testsupport.postgres.PostgresServer;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Keysets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.flywaydb.core.Flyway;

/** The part of some replicas of the vault that has to do with master keys, on one database. */
final class RunningReplicas implements AutoCloseable {

  static final Duration TTL = Duration.ofSeconds(30);
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final DataSource source;
  private final Database database;
  private int apps;

  RunningReplicas(PostgresServer server) throws SQLException {
    source = server.dataSource();
    database = Database.of(source);
    Flyway.configure().dataSource(source).schemas("token_vault").load().migrate();
    database.run(
        "truncate token_vault.master_key_replica, token_vault.data_key, token_vault.app cascade");
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .connectingTo(
                    new PgConnectOptions()
                        .setHost("localhost")
                        .setPort(server.port())
                        .setDatabase(server.database())
                        .setUser(server.user())
                        .setPassword(server.user()))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx.getDelegate())
                .build());
  }

  Replica replica(KeysetHandle keyset) {
    return replica(keyset, TTL);
  }

  Replica replica(KeysetHandle keyset, Duration ttl) {
    return new Replica(Keysets.file(keyset), ttl);
  }

  String newApp() {
    return "app-" + apps++;
  }

  /** Each app gets a new data key, and loses its older ones, as a rotation ends. */
  void rotateAll(Replica by) throws SQLException {
    for (String app : database.strings("select distinct app from token_vault.data_key")) {
      got(pool.withTransaction(tx -> by.keys.renew(tx, app)));
    }
    database.run(
        """
        delete from token_vault.data_key old using token_vault.data_key newer
        where old.app = newer.app and old.version < newer.version
        """);
  }

  /** App and version of each data key that the replica cannot unwrap. */
  List<String> closedTo(Replica replica) throws SQLException {
    List<String> closed = new ArrayList<>();
    for (String key : database.strings("select app || ' ' || version from token_vault.data_key")) {
      String[] parts = key.split(" ");
      try {
        got(
            pool.withTransaction(
                tx -> replica.keys.version(tx, parts[0], Integer.parseInt(parts[1]))));
      } catch (UnreadableSecretException closedToIt) {
        closed.add(key);
      }
    }
    return closed;
  }

  /** The keys that wrap data keys. */
  Set<Long> wrappingIds() {
    Map<Long, Set<String>> wrapped = got(replica(Keysets.created()).replicas.wrappedApps(pool));
    return wrapped.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }

  /** All replicas were silent for this long. */
  void nothingIsHeardFor(Duration silence) throws SQLException {
    database.run(
        "update token_vault.master_key_replica set seen_at = seen_at - interval '%d seconds'"
            .formatted(silence.toSeconds()));
  }

  SqlConnection transaction() {
    SqlConnection connection = got(pool.getConnection());
    got(connection.begin());
    return connection;
  }

  void commit(SqlConnection connection) {
    got(connection.transaction().commit());
    got(connection.close());
  }

  /** Whether a transaction waits for the table of the replicas. */
  boolean someoneWaitsToJoin() throws SQLException {
    return !database
        .strings(
            """
            select 1 from pg_locks
            where relation = 'token_vault.master_key_replica'::regclass and not granted
            """)
        .isEmpty();
  }

  private static <T> T got(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  @Override
  public void close() {
    got(pool.close());
    got(vertx.close());
  }

  private record Config(Path file, Duration announcementInterval, Duration replicaTtl, String host)
      implements MasterKeyConfig {}

  /** One of them. */
  final class Replica {

    private final ReplicaName name;
    private final MasterKeyAtStart start;
    private final MasterKeyReplicas replicas;
    private final MasterKeyCheck check;
    private final MasterKeyState state;
    private final MasterKeyAnnouncementJob job;
    private final DataKeys keys;
    private final MeterRegistry metrics = new SimpleMeterRegistry();

    private Replica(Path file, Duration ttl) {
      MasterKeyConfig config = new Config(file, INTERVAL, ttl, "replica");
      name = new ReplicaName(config);
      start = new MasterKeyAtStart(config);
      MasterKey key = start.masterKey();
      UnreadableSecrets unreadable = new UnreadableSecrets(metrics, Clock.systemUTC());
      replicas = new MasterKeyReplicas(key, name, config);
      check = new MasterKeyCheck(key, name, config, unreadable, source);
      state = new MasterKeyState(metrics);
      job = new MasterKeyAnnouncementJob(replicas, check, state, config, pool, vertx);
      keys = new DataKeys(key, replicas, unreadable, vertx, Clock.systemUTC());
    }

    String name() {
      return name.value();
    }

    MasterKeyAtStart atStart() {
      return start;
    }

    MasterKeyCheck check() {
      return check;
    }

    Map<String, Set<String>> joins() throws SQLException {
      return check.join();
    }

    Map<String, Set<String>> joinsUnchecked() {
      try {
        return joins();
      } catch (SQLException e) {
        throw new CompletionException(e);
      }
    }

    void leaves() {
      got(replicas.leave(pool));
    }

    void announces() {
      got(job.announce());
    }

    HealthCheckResponse health() {
      return new MasterKeyHealth(state).call();
    }

    double withheld() {
      return metrics.get("roost.vault.master.key.primary.withheld").gauge().value();
    }

    void makesDataKeyOf(String app) {
      got(pool.withTransaction(tx -> made(tx, app)));
    }

    void makesDataKeyOf(SqlConnection tx, String app) {
      got(made(tx, app));
    }

    private Uni<DataKey> made(SqlConnection tx, String app) {
      return tx.query(
              "insert into token_vault.app (name, created_at) values ('%s', now())".formatted(app))
          .execute()
          .flatMap(_ -> keys.newest(tx, app));
    }
  }
}

package dev.roost.vault.envelope;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Which keys the running replicas know, and so which one may wrap a data key. All times are the
 * database's.
 */
@ApplicationScoped
class MasterKeyReplicas {

  private final MasterKey masterKey;
  private final ReplicaName name;
  private final Duration ttl;

  MasterKeyReplicas(MasterKey masterKey, ReplicaName name, MasterKeyConfig config) {
    this.masterKey = masterKey;
    this.name = name;
    this.ttl = config.replicaTtl();
  }

  /**
   * This replica is still there. One statement, so that a process that is stopped holds no lock.
   *
   * @return whether it never was taken for gone; if it was, data keys may have been wrapped without
   *     regard to it, and it has to {@linkplain MasterKeyCheck#join join} again
   */
  Uni<Boolean> renew(SqlClient db) {
    return db.preparedQuery(
            """
            update token_vault.master_key_replica set seen_at = clock_timestamp()
            where replica = $1 and seen_at > clock_timestamp() - $2 * interval '1 millisecond'
            """)
        .execute(Tuple.of(name.value(), ttl.toMillis()))
        .map(result -> result.rowCount() == 1);
  }

  /** This replica ends: nobody waits for it any more. */
  Uni<Void> leave(SqlClient db) {
    return db.preparedQuery("delete from token_vault.master_key_replica where replica = $1")
        .execute(Tuple.of(name.value()))
        .replaceWithVoid();
  }

  /**
   * What to wrap a data key with in this transaction. Until it ends no replica joins, and each that
   * joins later finds the data key when it looks.
   */
  Uni<WrappingKey> lockedChoice(SqlConnection tx) {
    return tx.query("lock table token_vault.master_key_replica in share mode")
        .execute()
        .flatMap(_ -> choice(tx));
  }

  /** What would be chosen now. */
  Uni<WrappingKey> choice(SqlClient db) {
    return live(db)
        .flatMap(live -> inUse(db).map(inUse -> WrappingKey.choose(masterKey, live, inUse)));
  }

  /** The replicas that were heard of lately, by name. */
  Uni<List<ReplicaKeys>> live(SqlClient db) {
    return db.preparedQuery(
            """
            select replica, primary_key_id, key_ids, seen_at from token_vault.master_key_replica
            where seen_at > clock_timestamp() - $1 * interval '1 millisecond' order by replica
            """)
        .execute(Tuple.of(ttl.toMillis()))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(MasterKeyReplicas::keys).toList());
  }

  private static ReplicaKeys keys(Row row) {
    return new ReplicaKeys(
        row.getString("replica"),
        row.getLong("primary_key_id"),
        Arrays.asList(row.getArrayOfLongs("key_ids")),
        row.getOffsetDateTime("seen_at").toInstant());
  }

  private Uni<OptionalLong> inUse(SqlClient db) {
    return db.query(
            "select wrapped from token_vault.data_key order by made_at desc, app, version limit 1")
        .execute()
        .map(rows ->
            rows.size() == 0
                ? OptionalLong.empty()
                : MasterKey.idOf(
                    rows.iterator().next().getBuffer("wrapped").getDelegate().getBytes()));
  }

  /**
   * The apps whose data keys each key wraps, by the key's id; one that cannot be told is left out.
   */
  Uni<Map<Long, Set<String>>> wrappedApps(SqlClient db) {
    return db.query("select app, wrapped from token_vault.data_key")
        .execute()
        .map(rows -> {
          Map<Long, Set<String>> apps = new TreeMap<>();
          for (Row row : rows) {
            MasterKey.idOf(row.getBuffer("wrapped").getDelegate().getBytes())
                .ifPresent(
                    id -> apps.computeIfAbsent(id, _ -> new TreeSet<>()).add(row.getString("app")));
          }
          return apps;
        });
  }
}

package dev.roost.vault.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * A replica joins the others: it says which keys it knows, and only then looks whether it knows all
 * that are needed. A data key that is wrapped afterwards is wrapped with a key that it knows; one
 * that was wrapped before is found. Blocking.
 */
@ApplicationScoped
class MasterKeyCheck {

  private final MasterKey masterKey;
  private final ReplicaName name;
  private final MasterKeyConfig config;
  private final UnreadableSecrets unreadable;
  private final DataSource database;

  MasterKeyCheck(
      MasterKey masterKey,
      ReplicaName name,
      MasterKeyConfig config,
      UnreadableSecrets unreadable,
      DataSource database) {
    this.masterKey = masterKey;
    this.name = name;
    this.config = config;
    this.unreadable = unreadable;
    this.database = database;
  }

  /**
   * Joins.
   *
   * @return the keys that wrap data keys and that this replica lacks, each with the apps it is
   *     needed for; empty where it has what it needs
   */
  Map<String, Set<String>> join() throws SQLException {
    try (Connection connection = database.getConnection()) {
      register(connection);
      return lacking(connection);
    }
  }

  /** Takes its word back: this replica does not serve. */
  void leave() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement gone =
            connection.prepareStatement(
                "delete from token_vault.master_key_replica where replica = ?")) {
      gone.setString(1, name.value());
      gone.executeUpdate();
    }
  }

  private void register(Connection connection) throws SQLException {
    try (PreparedStatement expired =
            connection.prepareStatement(
                """
                delete from token_vault.master_key_replica
                where seen_at <= clock_timestamp() - ? * interval '1 millisecond'
                """);
        PreparedStatement own =
            connection.prepareStatement(
                """
                insert into token_vault.master_key_replica
                  (replica, primary_key_id, key_ids, seen_at)
                values (?, ?, ?, clock_timestamp())
                on conflict (replica) do update set seen_at = excluded.seen_at
                """)) {
      expired.setLong(1, config.replicaTtl().toMillis());
      expired.executeUpdate();
      Array ids = connection.createArrayOf("bigint", masterKey.keyIds().toArray());
      own.setString(1, name.value());
      own.setLong(2, masterKey.primary());
      own.setArray(3, ids);
      own.executeUpdate();
    }
  }

  private Map<String, Set<String>> lacking(Connection connection) throws SQLException {
    Map<String, Set<String>> lacking = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet keys =
            statement.executeQuery("select app, version, wrapped from token_vault.data_key")) {
      while (keys.next()) {
        look(keys.getString("app"), keys.getInt("version"), keys.getBytes("wrapped"), lacking);
      }
    }
    return lacking;
  }

  private void look(String app, int version, byte[] wrapped, Map<String, Set<String>> lacking) {
    try {
      masterKey.unwrap(app, version, wrapped);
    } catch (UnreadableSecretException e) {
      if (masterKey.hasKeyOf(wrapped)) {
        // The right master key: it is this row that was damaged, and other apps go on.
        unreadable.add(new RowIdentity(app, "data-key", "", version));
        return;
      }
      String id =
          MasterKey.idOf(wrapped).stream().mapToObj(Long::toString).findFirst().orElse("unknown");
      lacking.computeIfAbsent(id, _ -> new TreeSet<>()).add(app);
    }
  }
}

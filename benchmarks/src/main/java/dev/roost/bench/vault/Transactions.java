package dev.roost.bench.vault;

import dev.roost.bench.load.BlockingLoad.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What token-vault has PostgreSQL do for a signature, by JDBC and without token-vault. */
final class Transactions implements AutoCloseable {

  /** As many as token-vault signs with, {@code roost.vault.signing.max-connections}. */
  static final int CONNECTIONS = 4;

  // Both statements are token-vault's.
  private static final String CREDENTIALS =
      """
      select s.*, k.wrapped
      from token_vault.secret s
      join token_vault.data_key k on k.app = s.app and k.version = s.key_version
      where s.app = ? and s.ended_at is null
        and (s.kind = 'consumer' or (s.kind = 'user' and s.user_id = ?))
      """;

  private static final String ENTRY =
      """
      insert into token_vault.audit
        (at, caller_kind, caller, action, app, user_id, purpose, fingerprint, outcome, reason,
         route, token_id, address, count)
      values (?, 'service', 'system:serviceaccount:roost:subscription-manager',
        'authorize-request', ?, ?,
        'POST /1.1/account_activity/webhooks/{webhook_id}/subscriptions/all.json',
        '0123456789abcdef', 'done', null, 'POST /api/v1/apps/{app}/authorizations',
        'system:serviceaccount:roost:subscription-manager', '127.0.0.1', 1)
      """;

  private final List<Connection> connections = new ArrayList<>();
  private final Traffic traffic;
  private final Clock clock;

  Transactions(Database database, Traffic traffic, Clock clock) throws SQLException {
    this.traffic = traffic;
    this.clock = clock;
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = database.connect();
      connections.add(connection);
      connection.setAutoCommit(false);
    }
  }

  /** One for each connection. */
  List<Work> workers() throws SQLException {
    List<Work> workers = new ArrayList<>();
    for (Connection connection : connections) {
      PreparedStatement credentials = connection.prepareStatement(CREDENTIALS);
      PreparedStatement entry = connection.prepareStatement(ENTRY);
      workers.add(number -> {
        find(credentials, traffic.user(number));
        write(entry, traffic.user(number));
        connection.commit();
      });
    }
    return workers;
  }

  private static void find(PreparedStatement credentials, String user) throws SQLException {
    credentials.setString(1, Traffic.APP);
    credentials.setString(2, user);
    int found = 0;
    try (ResultSet rows = credentials.executeQuery()) {
      while (rows.next()) {
        found += rows.getBytes("wrapped").length > 0 ? 1 : 0;
      }
    }
    if (found != 2) {
      throw new IllegalStateException("%d secrets of user %s, not 2".formatted(found, user));
    }
  }

  private void write(PreparedStatement entry, String user) throws SQLException {
    entry.setTimestamp(1, Timestamp.from(clock.instant()));
    entry.setString(2, Traffic.APP);
    entry.setString(3, user);
    entry.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}

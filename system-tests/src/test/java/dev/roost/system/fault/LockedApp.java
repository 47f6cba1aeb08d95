package dev.roost.system.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A transaction that has locked an app's row in token-vault's schema, until it is closed. */
public final class LockedApp implements AutoCloseable {

  private final Connection connection;

  private LockedApp(Connection connection) {
    this.connection = connection;
  }

  /**
   * Locks the row.
   *
   * @param connection its own from now on, and closed with it
   * @throws IllegalStateException when there is no such row
   */
  public static LockedApp on(Connection connection, String app) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement lock =
        connection.prepareStatement("select name from token_vault.app where name = ? for update")) {
      lock.setString(1, app);
      try (ResultSet locked = lock.executeQuery()) {
        if (!locked.next()) {
          throw new IllegalStateException("token-vault has no app " + app);
        }
      }
    }
    return new LockedApp(connection);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}

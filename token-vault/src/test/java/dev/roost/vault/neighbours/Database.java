package dev.roost.vault.neighbours;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The vault's database, seen from below. */
public final class Database {

  private final DataSource source;

  private Database(DataSource source) {
    this.source = source;
  }

  /** Behind this data source. */
  public static Database of(DataSource source) {
    return new Database(source);
  }

  /** The first column of what a query finds. */
  public List<String> strings(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** Runs a statement. */
  public void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Every byte of every row of every table of the vault. */
  public byte[] dump() throws SQLException {
    ByteArrayOutputStream dump = new ByteArrayOutputStream();
    List<String> tables =
        strings(
            "select table_name from information_schema.tables where table_schema = 'token_vault'");
    for (String table : tables) {
      dump(table, dump);
    }
    return dump.toByteArray();
  }

  private void dump(String table, ByteArrayOutputStream dump) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from token_vault." + table)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          byte[] value = rows.getBytes(column);
          dump.writeBytes(value == null ? new byte[0] : value);
        }
      }
    }
  }
}

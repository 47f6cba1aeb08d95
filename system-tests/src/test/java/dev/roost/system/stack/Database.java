package dev.roost.system.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A stack's PostgreSQL, by its superuser. */
public final class Database {

  private Database() {}

  /** A new connection; the caller closes it. */
  public static Connection of(RunningStack stack) throws SQLException {
    URI url = URI.create(stack.description().at("/postgresql/url").asText());
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        url.getUserInfo(),
        password(stack));
  }

  private static String password(RunningStack stack) {
    try {
      return Files.readString(stack.directory().resolve("postgresql/password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

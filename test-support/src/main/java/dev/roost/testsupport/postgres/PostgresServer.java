package dev.roost.testsupport.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A PostgreSQL server as a process of its own, with one database and one superuser, both named
 * {@code postgres}. It ends with the test's JVM at the latest.
 */
public final class PostgresServer implements AutoCloseable {

  private static final String NAME = "postgres";

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres.Builder builder) {
    try {
      this.server = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that is quick and may lose what it acknowledged when it is killed. */
  public static PostgresServer start() {
    return new PostgresServer(EmbeddedPostgres.builder());
  }

  /** A server with {@code fsync} and {@code synchronous_commit} on, as production's is. */
  public static PostgresServer startDurable() {
    return new PostgresServer(
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on"));
  }

  /** A server that takes no connection without TLS. */
  public static PostgresServer startWithTls(TestCertificates certificates) {
    return new PostgresServer(
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificates.server().toString())
            .setServerConfig("ssl_key_file", certificates.key().toString())
            .setServerConfig(
                "hba_file",
                encryptedOnly(certificates.key().resolveSibling("pg_hba.conf")).toString()));
  }

  private static Path encryptedOnly(Path file) {
    try {
      return Files.writeString(file, "hostssl all all all trust\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port on loopback. */
  public int port() {
    return server.getPort();
  }

  /** The database's name. */
  public String database() {
    return NAME;
  }

  /** The superuser's name; any password is taken. */
  public String user() {
    return NAME;
  }

  /** The database by JDBC. */
  public DataSource dataSource() {
    return server.getPostgresDatabase();
  }

  /**
   * The settings of a Quarkus service that uses it.
   *
   * @param property the service's setting for {@code host:port/database}, such as {@code
   *     roost.vault.database}
   */
  public Map<String, String> serviceSettings(String property) {
    return Map.of(
        property,
        "localhost:" + port() + "/" + NAME,
        "quarkus.datasource.username",
        NAME,
        "quarkus.datasource.password",
        NAME);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

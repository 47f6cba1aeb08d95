package dev.roost.postgresql.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.postgresql.failure.DatabaseFailure;
import dev.roost.postgresql.jdbc.JdbcOfTest;
import dev.roost.testsupport.postgres.PostgresServer;
import dev.roost.testsupport.postgres.TestCertificates;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both drivers, against a server that takes TLS alone and whose certificate is for localhost. */
@Timeout(120)
class TlsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;

  private static TestCertificates certificates;
  private static TestCertificates others;
  private static PostgresServer server;
  private static Vertx vertx;

  @BeforeAll
  static void start() throws Exception {
    certificates =
        TestCertificates.in(Files.createDirectory(directory.resolve("own")), "dns:localhost");
    others = TestCertificates.in(Files.createDirectory(directory.resolve("other")), "dns:other");
    server = PostgresServer.startWithTls(certificates);
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "verify-full, localhost, own",
    "'',          localhost, own",
    "verify-ca,   127.0.0.1, own",
    "require,     127.0.0.1, none"
  })
  void bothDriversAreLetInAndUseTls(String mode, String host, String ca) throws SQLException {
    assertThat(reactive(mode, host, ca)).isTrue();
    assertThat(jdbc(mode, host, ca)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "disable,     localhost, none",
    "verify-full, 127.0.0.1, own",
    "verify-full, localhost, other",
    "verify-full, localhost, none",
    "verify-ca,   localhost, other"
  })
  void noDriverTalksToAServerThatItCannotVerify(String mode, String host, String ca) {
    assertThatThrownBy(() -> reactive(mode, host, ca))
        .satisfies(failure ->
            assertThat(DatabaseFailure.of(failure))
                .as("%s", failure)
                .contains(DatabaseFailure.UNAVAILABLE));
    assertThatThrownBy(() -> jdbc(mode, host, ca)).isInstanceOf(SQLException.class);
  }

  private static boolean reactive(String mode, String host, String ca) {
    LimitedPoolCreator creator = new LimitedPoolCreator(Limits.SHORT.with(mode, file(ca)));
    Pool pool =
        Pool.newInstance(creator.create(new ServerOfTest(vertx, server, host, server.port())));
    try {
      return pool.query("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
          .execute()
          .map(rows -> rows.iterator().next().getBoolean(0))
          .await()
          .atMost(PATIENCE);
    } finally {
      pool.closeAndForget();
    }
  }

  private static boolean jdbc(String mode, String host, String ca) throws SQLException {
    Map<String, String> settings =
        Map.of("roost.database.sslmode", mode, "roost.database.sslrootcert", file(ca));
    try (Connection connection = JdbcOfTest.connect(settings, server, host, server.port());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static String file(String ca) {
    return switch (ca) {
      case "own" -> certificates.ca().toString();
      case "other" -> others.ca().toString();
      default -> "";
    };
  }
}

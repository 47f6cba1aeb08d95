package dev.roost.postgresql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.testsupport.net.TcpProxy;
import dev.roost.testsupport.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class JdbcSettingsTest {

  @Test
  void eachLimitIsGivenInTheSecondsThatTheDriverTakes() {
    Properties driver =
        JdbcOfTest.driver(
            Map.of(
                "roost.database.jdbc.connect-timeout",
                "1500ms",
                "roost.database.jdbc.response-timeout",
                "2m"));

    assertThat(driver)
        .containsEntry("connectTimeout", "2")
        .containsEntry("loginTimeout", "2")
        .containsEntry("socketTimeout", "120")
        .containsEntry("tcpKeepAlive", "true");
  }

  /** A value that one start has and the next has not would stay from when the service was built. */
  @Test
  void everyKindOfTlsNamesItsFactory() {
    for (String mode : List.of("disable", "require", "verify-ca", "verify-full")) {
      assertThat(JdbcOfTest.driver(Map.of("roost.database.sslmode", mode)))
          .containsKeys("sslmode", "sslfactory");
    }
  }

  @Test
  void aServerThatGoesSilentEndsAStatementAndASignIn() throws SQLException {
    Map<String, String> settings =
        Map.of(
            "roost.database.jdbc.connect-timeout",
            "1s",
            "roost.database.jdbc.response-timeout",
            "1s");
    try (PostgresServer server = PostgresServer.start();
        TcpProxy proxy = TcpProxy.to(server::port)) {
      try (Connection connection = connect(settings, server, proxy);
          Statement statement = connection.createStatement()) {
        proxy.silence();

        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> connect(settings, server, proxy).close())
          .isInstanceOf(SQLException.class);
    }
  }

  private static Connection connect(
      Map<String, String> settings, PostgresServer server, TcpProxy proxy) throws SQLException {
    return JdbcOfTest.connect(settings, server, "localhost", proxy.port());
  }
}

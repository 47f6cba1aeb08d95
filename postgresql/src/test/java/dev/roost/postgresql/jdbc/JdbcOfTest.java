package dev.roost.postgresql.jdbc;

import dev.roost.testsupport.postgres.PostgresServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** JDBC with the settings that a service would have. */
public final class JdbcOfTest {

  private static final String PREFIX = "quarkus.datasource.jdbc.additional-jdbc-properties.";
  private static final int ABOVE_FILES = 500;

  private JdbcOfTest() {}

  /** A connection to the server, or to a proxy before it. */
  public static Connection connect(
      Map<String, String> settings, PostgresServer server, String host, int port)
      throws SQLException {
    Properties driver = driver(settings);
    driver.setProperty("user", server.user());
    driver.setProperty("password", server.user());
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + server.database(), driver);
  }

  static Properties driver(Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDiscoveredSources()
            .withSources(new PropertiesConfigSource(settings, "the test", ABOVE_FILES))
            .build();
    Properties driver = new Properties();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        driver.setProperty(name.substring(PREFIX.length()), config.getConfigValue(name).getValue());
      }
    }
    return driver;
  }
}

package dev.roost.postgresql.jdbc;

import dev.roost.postgresql.tls.SslMode;
import dev.roost.postgresql.tls.TlsSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The JDBC driver's settings, derived from {@code roost.database.*}, so that each is set once for
 * both drivers. Whoever names a setting of the driver itself overrides it.
 */
public final class JdbcSettings implements ConfigSourceFactory {

  private static final String PREFIX = "quarkus.datasource.jdbc.additional-jdbc-properties.";

  /** Below every file, so that a service may say otherwise. */
  private static final int ORDINAL = 90;

  /** Made by SmallRye Config. */
  public JdbcSettings() {}

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> settings = new HashMap<>();
    String connect = seconds(context, "roost.database.jdbc.connect-timeout");
    settings.put(PREFIX + "connectTimeout", connect);
    // For TLS and for signing in, too.
    settings.put(PREFIX + "loginTimeout", connect);
    settings.put(
        PREFIX + "socketTimeout", seconds(context, "roost.database.jdbc.response-timeout"));
    settings.put(PREFIX + "tcpKeepAlive", "true");
    settings.putAll(tls(context));
    return List.of(
        new PropertiesConfigSource(settings, "JDBC settings of roost.database", ORDINAL));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }

  private static Map<String, String> tls(ConfigSourceContext context) {
    TlsSettings tls =
        TlsSettings.of(
            value(context, TlsSettings.MODE), value(context, TlsSettings.ROOT_CERTIFICATES));
    Map<String, String> settings = new HashMap<>();
    settings.put(PREFIX + "sslmode", tls.mode().text());
    tls.rootCertificates().ifPresent(file -> settings.put(PREFIX + "sslrootcert", file.toString()));
    // Always: what is known when the service is built stays a default of the built service.
    settings.put(PREFIX + "sslfactory", factory(tls));
    return settings;
  }

  /** Without a file the driver's own would look for one in the user's home. */
  private static String factory(TlsSettings tls) {
    if (tls.rootCertificates().isPresent()) {
      return "org.postgresql.ssl.LibPQFactory";
    }
    return tls.mode() == SslMode.REQUIRE
        ? "org.postgresql.ssl.NonValidatingFactory"
        : "org.postgresql.ssl.DefaultJavaSSLFactory";
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue);
  }

  /** The driver takes whole seconds, and 0 for no limit: a part of a second counts as one. */
  private static String seconds(ConfigSourceContext context, String name) {
    Duration limit =
        value(context, name)
            .map(DurationConverter::parseDuration)
            .orElseThrow(() -> new IllegalStateException(name + " has no value"));
    return String.valueOf(Math.max(1, limit.plusMillis(999).toSeconds()));
  }
}

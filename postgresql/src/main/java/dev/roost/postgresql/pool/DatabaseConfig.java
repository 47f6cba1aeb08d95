package dev.roost.postgresql.pool;

import dev.roost.postgresql.tls.TlsSettings;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits and TLS of the reactive connections. Their defaults are in the library's {@code
 * microprofile-config.properties}, where JDBC's settings are derived from them, too.
 */
@ConfigMapping(prefix = "roost.database")
public interface DatabaseConfig {

  /** For TCP, and for each answer of the server while a connection is being opened. */
  Duration connectTimeout();

  /** How long a query or a transaction waits for a connection of the pool. */
  Duration acquireTimeout();

  /**
   * How many queries and transactions of a pool may wait for a connection; the next one fails at
   * once. Those that waited for too long keep their place until a connection is free or cannot be
   * opened, so that an outage under load fills the queue: some kilobytes each.
   */
  int maxWaitQueueSize();

  /**
   * How long the server may send nothing while an answer is awaited; then the connection is closed.
   */
  Duration responseTimeout();

  /** How long one command may take, however much the server sends; then the same. */
  Duration queryTimeout();

  /**
   * How long a statement waits for a lock, by the server's {@code lock_timeout}; shorter than the
   * response timeout, so that the server says so before the connection is closed.
   */
  Duration lockTimeout();

  /** A connection that nobody used for this long is closed. */
  Duration idleTimeout();

  /** libpq's {@code sslmode}; see {@link TlsSettings}. */
  Optional<String> sslmode();

  /** A file of certificates in PEM that are trusted, as libpq's {@code sslrootcert}. */
  Optional<String> sslrootcert();

  /** Both, checked. */
  default TlsSettings tls() {
    return TlsSettings.of(sslmode(), sslrootcert());
  }

  /** JDBC's, which serves migrations. */
  Jdbc jdbc();

  /** Limits of JDBC. */
  interface Jdbc {

    /** For TCP, and for TLS and signing in together. */
    Duration connectTimeout();

    /** How long the server may send nothing while an answer is awaited. */
    Duration responseTimeout();
  }
}

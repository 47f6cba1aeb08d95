package dev.roost.postgresql.pool;

import java.time.Duration;
import java.util.Optional;

/** Limits of a test. */
record Limits(
    Duration connectTimeout,
    Duration acquireTimeout,
    Duration responseTimeout,
    Duration queryTimeout,
    Optional<String> sslmode,
    Optional<String> sslrootcert)
    implements DatabaseConfig {

  private static final Duration LONG = Duration.ofSeconds(60);

  static final Limits SHORT =
      new Limits(
          Duration.ofSeconds(1),
          LONG,
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Optional.empty(),
          Optional.empty());

  Limits with(String mode, String certificates) {
    return new Limits(
        connectTimeout,
        acquireTimeout,
        responseTimeout,
        queryTimeout,
        Optional.of(mode),
        Optional.of(certificates));
  }

  @Override
  public Duration lockTimeout() {
    return responseTimeout.dividedBy(2);
  }

  Limits waiting(Duration forAConnection) {
    return new Limits(
        connectTimeout, forAConnection, responseTimeout, queryTimeout, sslmode, sslrootcert);
  }

  @Override
  public int maxWaitQueueSize() {
    return 3;
  }

  @Override
  public Duration idleTimeout() {
    return LONG;
  }

  @Override
  public Jdbc jdbc() {
    return new Jdbc() {
      @Override
      public Duration connectTimeout() {
        return LONG;
      }

      @Override
      public Duration responseTimeout() {
        return LONG;
      }
    };
  }
}

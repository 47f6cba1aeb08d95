package dev.roost.postgresql.health;

import static dev.roost.runtime.logging.Key.key;

import dev.roost.postgresql.pool.DatabasePools;
import dev.roost.runtime.logging.KeyedLogger;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code database}, in {@code /q/health/ready} and alone in {@code /q/health/group/database} on the
 * management port: down while PostgreSQL does not answer, or takes no writes. It has a connection
 * of its own, so that a service that is busy is not taken for one without a database.
 */
@Readiness
@HealthGroup("database")
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

  private static final KeyedLogger LOG = KeyedLogger.of(DatabaseHealth.class);

  /** Below the 3 s that Kubernetes gives a probe, so that the answer names what is wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Pool database;
  private final AtomicBoolean wasUp = new AtomicBoolean(true);

  DatabaseHealth(DatabasePools pools) {
    this.database = pools.dedicated(1);
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return database
        .query("select current_setting('transaction_read_only') = 'off' as writable")
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("writable"))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(writable -> writable ? up() : down("takes no writes"))
        .onFailure()
        .recoverWithItem(failure -> down(failure.getClass().getSimpleName()));
  }

  private HealthCheckResponse up() {
    if (!wasUp.getAndSet(true)) {
      LOG.info("PostgreSQL answers again");
    }
    return HealthCheckResponse.up("database");
  }

  private HealthCheckResponse down(String reason) {
    if (wasUp.getAndSet(false)) {
      LOG.error("PostgreSQL does not answer", key("reason", reason));
    }
    return HealthCheckResponse.named("database").down().withData("reason", reason).build();
  }
}

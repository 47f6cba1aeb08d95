package dev.roost.outbox.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The neighbour: {@code /q/health/group/database} on the management port. */
@HealthGroup("database")
@ApplicationScoped
class DatabaseHealth implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Pool database;

  DatabaseHealth(Pool database) {
    this.database = database;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return database
        .query("select 1")
        .execute()
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(_ -> answer(true))
        .onFailure()
        .recoverWithItem(() -> answer(false));
  }

  private static HealthCheckResponse answer(boolean up) {
    return HealthCheckResponse.named("PostgreSQL answers").status(up).build();
  }
}

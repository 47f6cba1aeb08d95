package dev.roost.subscriptions.health;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The brokers, asked whether they are there. */
@Singleton
public final class Kafka {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String bootstrap;

  Kafka(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Never fails. Works on a worker thread, since making a client looks names up. */
  public Uni<Boolean> answers() {
    return Uni.createFrom()
        .item(this::asked)
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private boolean asked() {
    try {
      Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
      try {
        admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } finally {
        admin.close(Duration.ZERO);
      }
    } catch (KafkaException | ExecutionException | TimeoutException away) {
      return false;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

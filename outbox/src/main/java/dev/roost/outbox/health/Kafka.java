package dev.roost.outbox.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The brokers, asked whether they are there. */
@Singleton
public final class Kafka {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, Object> settings;

  /** Asks as the channels do, with every {@code kafka.*} setting that an Admin client knows. */
  Kafka(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.settings = new HashMap<>(broker);
    settings.keySet().retainAll(AdminClientConfig.configNames());
  }

  /** Never fails. Works on a worker thread, since making a client looks names up. */
  public Uni<Boolean> answers() {
    return Uni.createFrom()
        .item(this::asked)
        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
  }

  private boolean asked() {
    try {
      Admin admin = Admin.create(settings);
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

package dev.roost.kafkatables.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** The brokers, asked whether they answer; through one client, kept until the service ends. */
@Singleton
public final class Kafka {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  /** Asks as the channels do, with every {@code kafka.*} setting that an Admin client knows. */
  Kafka(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.settings = new HashMap<>(broker);
    settings.keySet().retainAll(AdminClientConfig.configNames());
  }

  /** Never fails, and answers within about two seconds. */
  public Uni<Boolean> answers() {
    return Uni.createFrom()
        .item(this::client)
        // Making a client looks names up.
        .runSubscriptionOn(Infrastructure.getDefaultExecutor())
        .chain(Kafka::ask)
        .ifNoItem()
        .after(TIMEOUT)
        .recoverWithItem(false)
        .onFailure()
        .recoverWithItem(false)
        // The client's thread answers, and must not be held up.
        .emitOn(Infrastructure.getDefaultExecutor());
  }

  private static Uni<Boolean> ask(Admin client) {
    DescribeClusterOptions options =
        new DescribeClusterOptions().timeoutMs(Math.toIntExact(TIMEOUT.toMillis()));
    return Uni.createFrom()
        .completionStage(() -> client.describeCluster(options).nodes().toCompletionStage())
        .replaceWith(true);
  }

  private synchronized Admin client() {
    Admin current = admin;
    if (current == null) {
      current = Admin.create(settings);
      admin = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    Admin last = admin;
    if (last != null) {
      last.close(Duration.ZERO);
    }
  }
}

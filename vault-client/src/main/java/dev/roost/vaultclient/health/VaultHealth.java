package dev.roost.vaultclient.health;

import dev.roost.vaultclient.VaultClientConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The neighbour: {@code /q/health/group/vault} on the management port. */
@HealthGroup("vault")
@ApplicationScoped
class VaultHealth implements AsyncHealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WebClient http;
  private final String url;

  VaultHealth(Vertx vertx, VaultClientConfig config) {
    this.http = WebClient.create(vertx);
    this.url = config.url().toString();
  }

  /** Any answer will do: without a token it is a refusal. */
  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .deferred(() -> http.getAbs(url).timeout(PATIENCE.toMillis()).send())
        .map(_ -> answer(true))
        .onFailure()
        .recoverWithItem(() -> answer(false));
  }

  private static HealthCheckResponse answer(boolean up) {
    return HealthCheckResponse.named("The vault answers").status(up).build();
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

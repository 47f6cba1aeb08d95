package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.XTarget;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Random;

/** X's Account Activity API, as each app; the vault signs every request. */
@Singleton
public final class XAccounts {

  private final WebClient http;
  private final XTarget target;
  private final Clock clock;
  private final Random random = new Random();
  private final RateLimitPause pause;
  private final VaultClient vault;

  XAccounts(Vertx vertx, XConfig config, Clock clock, VaultClient vault) {
    this.http = WebClient.create(vertx);
    this.target = new XTarget(config.baseUrl(), config.timeout());
    this.clock = clock;
    this.pause =
        new RateLimitPause(
            config.rateLimit().minPause(),
            config.rateLimit().maxPause(),
            config.rateLimit().jitter());
    this.vault = vault;
  }

  /** X, asked in the name of this app. */
  public AccountActivityClient of(String app) {
    return new AccountActivityClient(
        http, target, clock, random, pause, vault.authorizer(app));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

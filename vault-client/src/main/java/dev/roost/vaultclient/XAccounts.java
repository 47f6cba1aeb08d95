package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.XTarget;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;

/** X's Account Activity API, as each app; the vault signs every request. */
@Singleton
public final class XAccounts {

  private final WebClient http;
  private final XTarget target;
  private final Clock clock;
  private final VaultClient vault;

  XAccounts(Vertx vertx, XConfig config, Clock clock, VaultClient vault) {
    this.http = WebClient.create(vertx);
    this.target = new XTarget(config.baseUrl(), config.timeout());
    this.clock = clock;
    this.vault = vault;
  }

  /** X, asked in the name of this app. */
  public AccountActivityClient of(String app) {
    return new AccountActivityClient(http, target, clock, vault.authorizer(app));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

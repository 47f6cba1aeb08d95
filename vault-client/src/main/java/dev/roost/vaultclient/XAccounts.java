package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.XTarget;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** X's Account Activity API, as each app; the vault signs every request. */
@Singleton
public final class XAccounts {

  private final WebClient http;
  private final XTarget target;
  private final Clock clock;
  private final XConfig.Refusal refusal;
  private final Map<String, RefusalBreaker> breakers = new ConcurrentHashMap<>();
  private final Random random = new Random();
  private final RateLimitPause pause;
  private final VaultClient vault;

  XAccounts(Vertx vertx, XConfig config, Clock clock, VaultClient vault) {
    this.http = WebClient.create(vertx);
    this.target = new XTarget(config.baseUrl(), config.timeout());
    this.clock = clock;
    this.refusal = config.refusal();
    this.pause =
        new RateLimitPause(
            config.rateLimit().minPause(),
            config.rateLimit().maxPause(),
            config.rateLimit().jitter());
    this.vault = vault;
  }

  /** X, asked in the name of this app. */
  public AccountActivityClient of(String app) {
    return of(app, CallGuard.NONE, RateLimiter.NONE);
  }

  /**
   * The same, where a guard of one's own decides whether a request is made.
   *
   * @param guard asked before the app's refusals are looked at
   */
  public AccountActivityClient of(String app, CallGuard guard) {
    return of(app, guard, RateLimiter.NONE);
  }

  /**
   * The same, with a count of one's own of X's rate limits.
   *
   * @param guard asked before the app's refusals are looked at
   * @param limiter asked right before each request is sent
   */
  public AccountActivityClient of(String app, CallGuard guard, RateLimiter limiter) {
    return new AccountActivityClient(
        http,
        target,
        clock,
        random,
        pause,
        vault.authorizer(app),
        Optional.empty(),
        guard.around(breaker(app)),
        limiter);
  }

  private RefusalBreaker breaker(String app) {
    return breakers.computeIfAbsent(
        app, _ -> new RefusalBreaker(refusal.breakerThreshold(), refusal.probeInterval(), clock));
  }

  @PreDestroy
  void close() {
    http.close();
  }
}

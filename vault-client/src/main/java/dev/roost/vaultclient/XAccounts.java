package dev.roost.vaultclient;

import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.CallGuard;
import dev.roost.xapi.endpoint.RateLimitPause;
import dev.roost.xapi.endpoint.RateLimiter;
import dev.roost.xapi.endpoint.XTarget;
import dev.roost.xapi.v2.XApi2Client;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** X, as each app: the vault signs every request, or makes it where the header is a credential. */
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
        Optional.of(new VaultCaller(vault, app)),
        guard.around(breaker(app)),
        limiter);
  }

  /** X's version 2, asked in the name of this app. */
  public XApi2Client v2(String app) {
    return v2(app, CallGuard.NONE, RateLimiter.NONE);
  }

  /**
   * The same, where a guard of one's own decides whether a call is made.
   *
   * @param guard asked before the app's refusals are looked at
   */
  public XApi2Client v2(String app, CallGuard guard) {
    return v2(app, guard, RateLimiter.NONE);
  }

  /**
   * The same, with a count of one's own of X's rate limits.
   *
   * @param guard asked before the app's refusals are looked at, which both versions share
   * @param limiter asked right before each call
   */
  public XApi2Client v2(String app, CallGuard guard, RateLimiter limiter) {
    return new XApi2Client(
        new VaultCaller(vault, app), clock, random, pause, guard.around(breaker(app)), limiter);
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

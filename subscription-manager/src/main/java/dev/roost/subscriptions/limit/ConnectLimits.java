package dev.roost.subscriptions.limit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How often people's pages may be asked, held in this replica's memory: no request that is refused
 * here has cost a query or a call.
 */
@Singleton
public class ConnectLimits {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Clients clients;
  private final LimitLog log;
  private final Buckets pagesOfAddress;
  private final Buckets handshakesOfAddress;
  private final Buckets handshakesOfApp;
  private final Buckets withoutPageOfApp;
  private final Slots concurrentOfApp;

  ConnectLimits(LimitsConfig config, Clients clients, Clock clock) {
    this.clients = clients;
    this.log = new LimitLog(clock);
    int most = config.maxAddresses();
    LimitsConfig.OfAddress address = config.address();
    LimitsConfig.OfApp app = config.app();
    this.pagesOfAddress =
        buckets("address.pages", address.pagesPerMinute(), address.pagesBurst(), most, clock);
    this.handshakesOfAddress =
        buckets(
            "address.handshakes",
            address.handshakesPerMinute(),
            address.handshakesBurst(),
            most,
            clock);
    this.handshakesOfApp =
        buckets("app.handshakes", app.handshakesPerMinute(), app.handshakesBurst(), most, clock);
    this.withoutPageOfApp =
        buckets(
            "app.without-page", app.withoutPagePerMinute(), app.withoutPageBurst(), most, clock);
    this.concurrentOfApp =
        new Slots(Rate.positive("app.concurrent-handshakes", app.concurrentHandshakes()));
  }

  private static Buckets buckets(
      String name, int perMinute, int burst, int maxKeys, InstantSource clock) {
    return new Buckets(Rate.of(name, perMinute, burst), maxKeys, clock);
  }

  /** A page is opened; empty where it may be. */
  public Optional<Limited> openPage(HttpServerRequest request) {
    return clients.network(request).flatMap(it -> take(Limit.ADDRESS_PAGES, pagesOfAddress, it));
  }

  /** A form is sent; empty where it may be. */
  public Optional<Limited> sendForm(HttpServerRequest request) {
    return clients
        .network(request)
        .flatMap(it -> take(Limit.ADDRESS_HANDSHAKES, handshakesOfAddress, it));
  }

  /** A form was sent without the page's token; empty while there are few of these. */
  public Optional<Limited> sendFormWithoutPage(String app) {
    return take(Limit.APP_WITHOUT_PAGE, withoutPageOfApp, app);
  }

  /** A handshake is begun for an app that exists; empty where it may be. */
  public Optional<Limited> beginHandshake(String app) {
    return take(Limit.APP_HANDSHAKES, handshakesOfApp, app);
  }

  /**
   * Goes on while no more than so many of the app's handshakes are being begun; else gives what is
   * said then.
   */
  public <T> Uni<T> concurrently(
      String app, Supplier<Uni<T>> next, Function<Limited, Uni<T>> otherwise) {
    return Uni.createFrom()
        .deferred(() ->
            concurrentOfApp.take(app)
                ? Uni.createFrom()
                    .deferred(next::get)
                    .onTermination()
                    .invoke(() -> concurrentOfApp.giveBack(app))
                : otherwise.apply(used(Limit.APP_CONCURRENT_HANDSHAKES, SOON)));
  }

  /** No more handshakes are begun today; said here, so that it is in the log as the others are. */
  public Limited dayUsedUp(Duration untilTomorrow) {
    return used(Limit.APP_DAY, untilTomorrow);
  }

  private Optional<Limited> take(Limit limit, Buckets buckets, String key) {
    Duration wait = buckets.take(key);
    return wait.isZero() ? Optional.empty() : Optional.of(used(limit, wait));
  }

  private Limited used(Limit limit, Duration wait) {
    log.say(limit);
    return new Limited(limit, wait);
  }
}

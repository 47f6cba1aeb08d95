package dev.roost.ingest.source;

import dev.roost.ingest.connection.UnwantedBody;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says 403 to whoever calls from elsewhere, before anything else is looked at. */
@ApplicationScoped
class SourceFilter {

  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  /** A caller's own words are no good as a tag. */
  private static final Set<HttpMethod> TAGS = Set.of(HttpMethod.GET, HttpMethod.POST);

  private final Networks allowed;
  private final Caller caller;
  private final ForwardingHeader header;
  private final UnwantedBody unwantedBody;
  private final MeterRegistry metrics;

  SourceFilter(
      SourcesConfig config,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean leftmostIsBelieved,
      UnwantedBody unwantedBody,
      MeterRegistry metrics) {
    this.allowed = Networks.of("roost.ingest.sources.allowed", config.allowed().orElse(List.of()));
    this.caller =
        new Caller(
            Networks.of(
                "roost.ingest.sources.trusted-proxies", config.trustedProxies().orElse(List.of())));
    this.header = config.header();
    this.unwantedBody = unwantedBody;
    this.metrics = metrics;
    if (leftmostIsBelieved && !allowed.isEmpty()) {
      throw new IllegalStateException(
          "quarkus.http.proxy.proxy-address-forwarding believes the leftmost address, which callers"
              + " make up: set roost.ingest.sources.trusted-proxies instead.");
    }
  }

  void register(@Observes Router router) {
    if (!allowed.isEmpty()) {
      router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
    }
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (caller(request).filter(allowed::contain).isPresent()) {
      context.next();
      return;
    }
    String method = TAGS.contains(request.method()) ? request.method().name() : "other";
    metrics.counter("roost.ingest.sources.refused", "method", method).increment();
    unwantedBody.dropped(request);
    request.response().setStatusCode(403).end();
  }

  private Optional<InetAddress> caller(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    return peer == null ? Optional.empty() : caller.of(peer, header.hops(request.headers()));
  }
}

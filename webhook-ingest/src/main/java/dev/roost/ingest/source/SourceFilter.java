package dev.roost.ingest.source;

import dev.roost.ingest.connection.UnwantedBody;
import dev.roost.runtime.address.ClientAddress;
import dev.roost.runtime.address.Networks;
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

/**
 * Says 403 to whoever calls from elsewhere, before anything else is looked at. X's networks may do
 * everything, Roost's own may send challenges.
 */
@ApplicationScoped
class SourceFilter {

  private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

  /** A caller's own words are no good as a tag. */
  private static final Set<HttpMethod> TAGS = Set.of(HttpMethod.GET, HttpMethod.POST);

  private final Networks allowed;
  private final Networks own;
  private final ClientAddress clientAddress;
  private final UnwantedBody unwantedBody;
  private final ForbiddenCalls forbidden;
  private final MeterRegistry metrics;

  SourceFilter(
      SourcesConfig config,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
          boolean leftmostIsBelieved,
      UnwantedBody unwantedBody,
      ForbiddenCalls forbidden,
      MeterRegistry metrics) {
    this.allowed = Networks.of("roost.ingest.sources.allowed", config.allowed().orElse(List.of()));
    this.own = Networks.of("roost.ingest.sources.own", config.own().orElse(List.of()));
    this.clientAddress =
        new ClientAddress(
            Networks.of(
                "roost.ingest.sources.trusted-proxies", config.trustedProxies().orElse(List.of())),
            config.header());
    this.unwantedBody = unwantedBody;
    this.forbidden = forbidden;
    this.metrics = metrics;
    if (leftmostIsBelieved && areNamed()) {
      throw new IllegalStateException(
          "quarkus.http.proxy.proxy-address-forwarding believes the leftmost address, which callers"
              + " make up: set roost.ingest.sources.trusted-proxies instead.");
    }
  }

  void register(@Observes Router router) {
    if (areNamed()) {
      router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
    }
  }

  private boolean areNamed() {
    return !allowed.isEmpty() || !own.isEmpty();
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    Source source = source(request);
    if (mayCall(source, request.method())) {
      source.keepIn(context);
      context.next();
      return;
    }
    forbidden.count(request.method(), context.normalizedPath());
    String method = TAGS.contains(request.method()) ? request.method().name() : "other";
    metrics.counter("roost.ingest.sources.refused", "method", method).increment();
    unwantedBody.dropped(request);
    request.response().setStatusCode(403).end();
  }

  private boolean mayCall(Source source, HttpMethod method) {
    return switch (source) {
      case ALLOWED -> true;
      case OWN -> allowed.isEmpty() || method.equals(HttpMethod.GET);
      case OTHER -> allowed.isEmpty();
    };
  }

  private Source source(HttpServerRequest request) {
    Optional<InetAddress> address = clientAddress.of(request);
    if (address.filter(allowed::contain).isPresent()) {
      return Source.ALLOWED;
    }
    return address.filter(own::contain).isPresent() ? Source.OWN : Source.OTHER;
  }
}

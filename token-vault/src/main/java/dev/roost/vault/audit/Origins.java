package dev.roost.vault.audit;

import dev.roost.admin.access.RequestIdentity;
import dev.roost.admin.route.RouteMatch;
import dev.roost.admin.route.Routes;
import dev.roost.runtime.address.ClientAddress;
import dev.roost.runtime.address.Networks;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Tells where requests come from. */
@ApplicationScoped
class Origins {

  private static final String PROXIES = "roost.vault.audit.trusted-proxies";
  private static final int LONGEST_TOKEN_ID = 128;

  private final Routes routes;
  private final CurrentVertxRequest current;
  private final ClientAddress clients;

  Origins(Routes routes, CurrentVertxRequest current, AuditConfig config) {
    this.routes = routes;
    this.current = current;
    this.clients =
        new ClientAddress(
            Networks.of(PROXIES, config.trustedProxies().orElse(List.of())), config.header());
  }

  /**
   * Of the request that this thread handles now. Whoever begins an {@link Act} asks, and no later
   * step: those may run where another request is handled.
   */
  static Origin current() {
    ArcContainer arc = Arc.container();
    return arc != null && arc.requestContext().isActive()
        ? arc.instance(Origins.class).get().ofCurrentRequest()
        : Origin.NONE;
  }

  // Not private: a call through the proxy would be made on the proxy itself.
  Origin ofCurrentRequest() {
    RoutingContext context = current.getCurrent();
    if (context == null) {
      return Origin.NONE;
    }
    HttpServerRequest request = context.request();
    Optional<RouteMatch> route = routes.of(request.method().name(), request.path());
    return of(request, route, RequestIdentity.of(context));
  }

  /** Of this request, with the client's whole address. */
  Origin of(
      HttpServerRequest request, Optional<RouteMatch> route, Optional<SecurityIdentity> identity) {
    return new Origin(
        route.map(RouteMatch::route).orElse(null),
        identity.map(Origins::tokenId).orElse(null),
        address(request).map(InetAddress::getHostAddress).orElse(null));
  }

  /** The client's address, empty where a trusted proxy names none. */
  Optional<InetAddress> address(HttpServerRequest request) {
    return clients.of(request);
  }

  private static @Nullable String tokenId(SecurityIdentity identity) {
    String id = identity.getPrincipal() instanceof JsonWebToken token ? token.getTokenID() : null;
    boolean plain =
        id != null
            && id.length() <= LONGEST_TOKEN_ID
            && id.chars().noneMatch(Character::isISOControl);
    return plain ? id : null;
  }
}

package dev.roost.admin.access;

import dev.roost.admin.problem.Problem;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.route.Routes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the service's {@link RefusalWitness}, where it has one, of each request refused. */
@Singleton
public final class Refusals {

  private static final Set<Integer> TOLD_AT_ONCE =
      Set.of(ProblemType.INVALID_REQUEST.status(), ProblemType.UNAUTHORIZED.status());

  private final Instance<RefusalWitness> witness;
  private final Routes routes;
  private final CurrentVertxRequest current;

  Refusals(@Any Instance<RefusalWitness> witness, Routes routes, CurrentVertxRequest current) {
    this.witness = witness;
    this.routes = routes;
    this.current = current;
  }

  /** Tells of every 400 and 401 of the routes, whoever found it. */
  @ServerResponseFilter
  public void responded(ContainerResponseContext response) {
    if (TOLD_AT_ONCE.contains(response.getStatus())
        && response.getEntity() instanceof Problem problem) {
      refused(current.getCurrent(), problem);
    }
  }

  /** Tells of a request that is refused with 400 before a route is looked for, or of any other. */
  public void refused(RoutingContext request, Problem problem) {
    if (witness.isResolvable() && TOLD_AT_ONCE.contains(problem.status())) {
      witness.get().refused(refusal(request, problem));
    }
  }

  /** Tells of the current request, which is refused with 403. */
  Uni<Void> denied(Problem problem) {
    return witness.isResolvable()
        ? witness.get().denied(refusal(current.getCurrent(), problem))
        : Uni.createFrom().voidItem();
  }

  private Refusal refusal(RoutingContext context, Problem problem) {
    HttpServerRequest request = context.request();
    String path = request.path() == null ? "" : request.path();
    return new Refusal(
        request, routes.of(request.method().name(), path), problem, RequestIdentity.of(context));
  }
}

package dev.roost.admin.access;

import dev.roost.admin.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * 401 for whoever has no token or one that does not hold (why it does not is for nobody to know),
 * 403 for a caller whose role a route does not take.
 */
final class AccessProblems {

  private static final Problem DENIED =
      Problem.of(
          403,
          "forbidden",
          "Not allowed",
          "The token holds, but none of its roles reaches this route. People have the roles that"
              + " their identity provider gives them; a service reaches its own routes alone, and"
              + " only where its service account is one that this service knows.");

  private final SecurityIdentity identity;
  private final Instance<DenialWitness> witness;

  AccessProblems(SecurityIdentity identity, @Any Instance<DenialWitness> witness) {
    this.identity = identity;
    this.witness = witness;
  }

  @ServerExceptionMapper
  Uni<Response> denied(ForbiddenException refused) {
    Uni<Void> seen =
        witness.isResolvable()
            ? witness.get().denied(Caller.of(identity))
            : Uni.createFrom().voidItem();
    return seen.map(_ -> DENIED.response());
  }

  @ServerExceptionMapper
  Response nobody(UnauthorizedException refused) {
    return unauthorized();
  }

  @ServerExceptionMapper
  Response unproven(AuthenticationFailedException refused) {
    return unauthorized();
  }

  private static Response unauthorized() {
    Problem problem =
        Problem.of(
            401,
            "unauthorized",
            "Not authenticated",
            "There is no bearer token, or it has expired, or its issuer, audience or signature is"
                + " not one that this service trusts. Get a fresh one from your identity provider;"
                + " services read theirs again from the file Kubernetes keeps.");
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}

package dev.roost.admin.access;

import dev.roost.admin.problem.Problem;
import dev.roost.admin.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * 401 for whoever has no token or one that is not valid (why it is not is told to nobody), 403 for
 * a caller whose roles may not call the route.
 */
final class AccessProblems {

  private static final Problem DENIED =
      ProblemType.FORBIDDEN.because(
          "The token is valid, but none of its roles may call this route. People have the roles that"
              + " their identity provider gives them, and a role may be bound to another app than"
              + " this route's: operator:demo counts for the app demo alone. A service may call its"
              + " own routes only, and only if this service knows its service account.");

  private final Refusals refusals;

  AccessProblems(Refusals refusals) {
    this.refusals = refusals;
  }

  @ServerExceptionMapper
  Uni<Response> denied(ForbiddenException refused) {
    return refusals.denied(DENIED).map(_ -> DENIED.response());
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
        ProblemType.UNAUTHORIZED.because(
            "There is no bearer token, or it has expired, or its issuer, audience or signature is"
                + " not one that this service trusts. Get a fresh one from your identity provider;"
                + " services read theirs again from the file Kubernetes keeps.");
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}

package dev.roost.vault.access;

import dev.roost.vault.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * 401 for whoever has no token or one that does not hold; why it does not is for nobody to know.
 */
final class AccessProblems {

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
                + " not one that the vault trusts. Get a fresh one from your identity provider;"
                + " services read theirs again from the file Kubernetes keeps.");
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}

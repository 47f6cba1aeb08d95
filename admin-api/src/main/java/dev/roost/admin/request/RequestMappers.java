package dev.roost.admin.request;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.roost.admin.problem.ParameterNames;
import dev.roost.admin.problem.Problem;
import dev.roost.admin.problem.ProblemType;
import dev.roost.admin.route.Routes;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests that no route can read, as problem+json. */
final class RequestMappers {

  private static final String FORM =
      "The body is not JSON of the form that /q/openapi shows for this call.";

  private final Routes routes;

  RequestMappers(Routes routes) {
    this.routes = routes;
  }

  @ServerExceptionMapper
  Response method(NotAllowedException refused, UriInfo uri) {
    return notAllowed(routes.allowedAt(path(uri)));
  }

  /**
   * Where several resource classes share the beginning of a path, a method that none of them takes
   * is said not to be there.
   */
  @ServerExceptionMapper
  Response path(NotFoundException refused, UriInfo uri, Request request) {
    return routes.takesOnlyOthersThan(request.getMethod(), path(uri))
        ? notAllowed(routes.allowedAt(path(uri)))
        : ProblemType.NOT_FOUND
            .because("No route has this path; /q/openapi on the management port lists all.")
            .response();
  }

  private static String path(UriInfo uri) {
    return uri.getRequestUri().getRawPath();
  }

  private static Response notAllowed(String allowed) {
    Problem problem =
        ProblemType.METHOD_NOT_ALLOWED.because("This path takes the methods " + allowed + ".");
    return Response.fromResponse(problem.response()).header(HttpHeaders.ALLOW, allowed).build();
  }

  // Not the parser's own message: it quotes the body, and a body may hold secrets.
  @ServerExceptionMapper
  Response form(MismatchedInputException body) {
    return Problem.invalid(ParameterNames.member(body), FORM).response();
  }

  @ServerExceptionMapper
  Response encoding(CharConversionException body) {
    return Problem.invalid(null, "The body is not UTF-8.").response();
  }
}

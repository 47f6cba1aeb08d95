package dev.roost.admin.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.roost.runtime.logging.KeyedLogger;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as problem+json. What a parser or a neighbour said is not passed on. */
final class ProblemMappers {

  private static final KeyedLogger LOG = KeyedLogger.of(ProblemMappers.class);

  @ServerExceptionMapper
  Response refused(ProblemException refused) {
    return refused.problem().response();
  }

  // Not the parser's own message: it quotes the body, and the body holds secrets.
  @ServerExceptionMapper
  Response unreadable(MismatchedInputException body) {
    return ProblemException.invalid(
            "The body is not JSON of the form that /q/openapi shows for this call.")
        .problem()
        .response();
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    return switch (status) {
      case 400 ->
          ProblemException.invalid(
                  "The body or a parameter is not of the form that /q/openapi shows.")
              .problem()
              .response();
      case 404 ->
          Problem.of(
                  404, "not-found", "Not found", "There is nothing at this path; see /q/openapi.")
              .response();
      default ->
          Problem.of(
                  status,
                  "refused",
                  Response.Status.fromStatusCode(status).getReasonPhrase(),
                  "The request does not fit this path; /q/openapi shows what does.")
              .response();
    };
  }

  @ServerExceptionMapper
  Response broken(Throwable trouble) {
    LOG.error(trouble, "Request failed");
    return Problem.of(
            500,
            "internal",
            "The service could not do it",
            "The likely cause is a neighbour that is down, such as the database; the service's log"
                + " says more. Every write can be sent again.")
        .response();
  }
}

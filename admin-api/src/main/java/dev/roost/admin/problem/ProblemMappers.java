package dev.roost.admin.problem;

import dev.roost.runtime.logging.KeyedLogger;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error as problem+json. What a parser or an upstream service said is not passed on. */
final class ProblemMappers {

  private static final KeyedLogger LOG = KeyedLogger.of(ProblemMappers.class);

  private final BodyLimit limit;
  private final Instance<FailureProblems> libraries;

  ProblemMappers(BodyLimit limit, @Any Instance<FailureProblems> libraries) {
    this.limit = limit;
    this.libraries = libraries;
  }

  @ServerExceptionMapper
  Response refused(ProblemException refused) {
    return refused.response();
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    if (status >= ProblemType.INTERNAL.status()) {
      return broken(refused);
    }
    return switch (status) {
      case 406 ->
          ProblemType.NOT_ACCEPTABLE
              .because(
                  "This route does not respond with any media type of Accept; send Accept: */* or none.")
              .response();
      case 413 -> limit.problem().response();
      case 415 ->
          ProblemType.UNSUPPORTED_MEDIA_TYPE
              .because("The body is read as JSON only: send Content-Type: application/json.")
              .response();
      default ->
          Problem.invalid(
                  ParameterNames.member(refused.getCause()),
                  "The body is not JSON of the form that /q/openapi shows for this call.")
              .response();
    };
  }

  @ServerExceptionMapper
  Response broken(Throwable failure) {
    return libraries.stream()
        .flatMap(library -> library.problemOf(failure).stream())
        .findFirst()
        .map(Problem::response)
        .orElseGet(() -> unforeseen(failure));
  }

  private static Response unforeseen(Throwable failure) {
    LOG.error(failure, "Request failed");
    return ProblemType.INTERNAL
        .because(
            "The likely cause is a dependency that is down, such as the database; the service's log"
                + " has more. Every write can be sent again.")
        .response();
  }
}

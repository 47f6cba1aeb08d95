package dev.roost.testsupport.api;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Holds every problem that any Quarkus test of a service sees against the service's OpenAPI
 * document: a route must show each type that it responds with. A module registers it in {@code
 * META-INF/services}, so that no test of it can forget it.
 */
public final class DocumentedProblems implements QuarkusTestBeforeEachCallback, Filter {

  private @Nullable ApiDocument document;

  /** Made by Quarkus. */
  public DocumentedProblems() {}

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(DocumentedProblems.class::isInstance)) {
      RestAssured.filters(this);
    }
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    if (String.valueOf(response.contentType()).startsWith("application/problem+json")) {
      check(request, response.statusCode(), response.path("type"));
    }
    return response;
  }

  private void check(FilterableRequestSpecification request, int status, String type) {
    String path = URI.create(request.getURI()).getRawPath();
    document()
        .route(request.getMethod(), path)
        .ifPresent(route -> {
          if (!route.documents(status, type)) {
            throw new AssertionError(
                "%s responds with %d %s, which its OpenAPI document does not show"
                    .formatted(route, status, type));
          }
        });
  }

  private ApiDocument document() {
    ApiDocument known = document;
    if (known == null) {
      String management = ConfigProvider.getConfig().getValue("test.management.url", String.class);
      known = ApiDocument.at(management.replaceFirst("/$", "") + "/openapi");
      document = known;
    }
    return known;
  }
}

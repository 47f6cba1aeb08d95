package dev.roost.testsupport.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * Sends every route of a running service what it must refuse, and holds each response against the
 * expectation and against the service's OpenAPI document. The routes are the document's, so that a
 * new one cannot be forgotten.
 */
public final class StrictApi {

  private static final String TYPE = "urn:roost:problem:";

  private final ApiDocument document;
  private final int port;
  private final List<String> tokens;
  private final Map<String, String> pathValues;

  /**
   * Of a service on this machine.
   *
   * @param port of its API
   * @param tokens at least one of them may call each route
   * @param pathValues a valid value of each path parameter that not every text is one of
   */
  public StrictApi(
      ApiDocument document, int port, List<String> tokens, Map<String, String> pathValues) {
    this.document = document;
    this.port = port;
    this.tokens = List.copyOf(tokens);
    this.pathValues = Map.copyOf(pathValues);
  }

  /** Each route refuses each bad input, with a documented problem; gives how many were tried. */
  public int refusesBadInput() {
    SoftAssertions softly = new SoftAssertions();
    List<Route> routes = document.routes();
    int tried = 0;
    for (Route route : routes) {
      String token = token(route);
      for (BadInput bad : new BadInputs(route, pathValues).all().toList()) {
        check(softly, route, bad, token);
        tried++;
      }
    }
    softly.assertAll();
    return tried;
  }

  private void check(SoftAssertions softly, Route route, BadInput bad, String token) {
    // In lower case: the scheme's name is case-insensitive.
    RawResponse response = bad.request().header("Authorization", "bearer " + token).send(port);
    JsonNode problem = response.json();
    String parameter = problem.path("parameter").asText("");
    String seen =
        "%d %s parameter=%s".formatted(response.status(), problem.path("type").asText(), parameter);
    softly
        .assertThat(seen)
        .as("%s: %s: %s", route, bad.what(), response.body())
        .isEqualTo(
            "%d %s%s parameter=%s", bad.status(), TYPE, bad.type(), expected(bad, parameter));
    softly
        .assertThat(response.header("Content-Type"))
        .as("%s: %s", route, bad.what())
        .startsWith("application/problem+json");
    softly
        .assertThat(route.documents(response.status(), problem.path("type").asText()))
        .as("%s: %s is documented", route, seen)
        .isTrue();
  }

  private static String expected(BadInput bad, String seen) {
    boolean right = bad.parameters().isEmpty() || bad.parameters().contains(seen);
    return right ? seen : String.join(" or ", bad.parameters());
  }

  /** The first token that the route lets in; a request that is refused anyway tells. */
  private String token(Route route) {
    RawRequest refused =
        RawRequest.of(route.method(), route.with(pathValues) + "?noSuchParameter=1");
    return tokens.stream()
        .filter(
            token -> refused.header("Authorization", "Bearer " + token).send(port).status() == 400)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no token reaches " + route));
  }

  /** A request without a token is 401, whatever else is wrong with it. */
  public void asksForATokenFirst() {
    for (Route route : document.routes()) {
      RawResponse response =
          RawRequest.of(route.method(), route.with(pathValues) + "?noSuchParameter=1").send(port);

      assertThat(response.status()).as("%s", route).isEqualTo(401);
      assertThat(route.documents(401, response.json().path("type").asText())).isTrue();
    }
  }

  /** A method that a path does not take is 405, and Allow lists those that it takes. */
  public void namesTheMethodsOfAPath() {
    for (Route route : document.routes()) {
      RawResponse response = RawRequest.of("PATCH", route.with(pathValues)).send(port);

      assertThat(response.status()).as("%s", route).isEqualTo(405);
      assertThat(response.json().path("type").asText()).isEqualTo(TYPE + "method-not-allowed");
      assertThat(List.of(response.header("Allow").split(", "))).contains(route.method());
    }
  }

  /** Paths that lead elsewhere than they say; some are no URI, and then have no body. */
  public void refusesDotSegments() {
    refusesDotSegments(port, "/connect");
  }

  /**
   * The same on another port of the service.
   *
   * @param prefix a path that the port has something below
   */
  public void refusesDotSegments(int otherPort, String prefix) {
    String target = document.routes().getFirst().with(pathValues);
    String encoded = target.replace("/", "%2F");
    for (String way :
        List.of(
            "/.." + target,
            "/." + target,
            "/%2e%2e" + target,
            "/%2E." + target,
            "/%252e%252e" + target,
            "/%25252e." + target,
            "/..%2F" + target.substring(1),
            "/..%5C" + target.substring(1),
            "/..;a=b" + target,
            "%2F.." + encoded,
            "\\.." + target.replace('/', '\\'),
            "/..\\" + target.substring(1),
            "/..")) {
      RawResponse response = RawRequest.of("GET", prefix + way).send(otherPort);

      assertThat(response.status()).as("%s%s", prefix, way).isEqualTo(400);
    }
  }

  /** Media types that a route does not have are refused by a documented problem. */
  public void refusesMediaTypesItDoesNotHave() {
    for (Route route : document.routes()) {
      RawResponse response =
          RawRequest.of(route.method(), route.with(pathValues) + "?noSuchParameter=1")
              .header("Accept", "image/png")
              .header("Authorization", "Bearer " + token(route))
              .send(port);

      assertThat(route.documents(response.status(), response.json().path("type").asText()))
          .as("%s: %s", route, response)
          .isTrue();
    }
  }
}

package dev.roost.subscriptions.access;

import static dev.roost.subscriptions.fixtures.Call.as;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AccessTest {

  private static final long LONG_AGO = 1_700_000_000L;

  /** None of these gets anywhere. */
  private static final Map<String, Supplier<String>> UNTRUE =
      Map.ofEntries(
          entry(
              "expired",
              () -> Tokens.signed(Issuer.PEOPLE, Tokens.personClaims("admin").expiresAt(LONG_AGO))),
          entry(
              "another audience",
              () ->
                  Tokens.signed(
                      Issuer.PEOPLE, Tokens.personClaims("admin").audience("token-vault"))),
          entry(
              "another service's audience",
              () ->
                  Tokens.signed(
                      Issuer.PEOPLE,
                      Tokens.personClaims("admin")
                          .audience(Set.of("roost-token-vault", "roost-replay-worker")))),
          entry(
              "another issuer",
              () ->
                  Tokens.signed(
                      Issuer.PEOPLE,
                      Tokens.personClaims("admin").issuer("https://evil.example.com"))),
          entry("another key", () -> Tokens.signed(Issuer.STRANGER, Tokens.personClaims("admin"))),
          entry(
              "a service's",
              () ->
                  Tokens.signed(
                      Issuer.STRANGER,
                      Jwt.issuer(Issuer.SERVICES.url())
                          .subject("system:serviceaccount:roost:webhook-ingest")
                          .audience("token-vault")
                          .claim("roles", List.of("admin"))
                          .expiresIn(300))),
          entry("no token at all", () -> "not-a-token"));

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @BeforeEach
  void anApp() {
    registered("gate");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /api/v1/apps/gate/webhooks,                          viewer operator admin
          GET,    /api/v1/apps/gate/webhooks/main,                     viewer operator admin
          PUT,    /api/v1/apps/gate/webhooks/main,                     operator admin
          POST,   /api/v1/apps/gate/webhooks/main/challenge,           operator admin
          POST,   /api/v1/apps/gate/webhooks/main/move,                operator admin
          DELETE, /api/v1/apps/gate/webhooks/other,                    operator admin
          GET,    /api/v1/apps/gate/webhooks/main/subscriptions,       viewer operator admin
          PUT,    /api/v1/apps/gate/webhooks/main/subscriptions,       operator admin
          GET,    /api/v1/apps/gate/webhooks/main/subscriptions/91,    viewer operator admin
          PUT,    /api/v1/apps/gate/webhooks/main/subscriptions/91,    operator admin
          DELETE, /api/v1/apps/gate/webhooks/main/subscriptions/91,    operator admin
          GET,    /api/v1/apps/gate/subscriptions/count,               viewer operator admin
          GET,    /api/v1/apps/gate/activity,                          viewer operator admin
          PUT,    /api/v1/apps/gate/activity,                          operator admin
          GET,    /api/v1/apps/gate/preflight,                         viewer operator admin
          GET,    /api/v1/apps/gate/connect,                           viewer operator admin
          PUT,    /api/v1/apps/gate/connect,                           operator admin
          POST,   /api/v1/apps/gate/connect/invitations,               operator admin
          DELETE, /api/v1/apps/gate/connect/invitations/none,          operator admin
          DELETE, /api/v1/apps/gate/users/91/connection,               operator admin
          GET,    /api/v1/apps/gate/users/91/connection,               viewer operator admin
          """)
  void eachRouteIsOpenToThoseItIsForAndToNobodyElse(String method, String path, String allowed) {
    for (String role : List.of("viewer", "operator", "admin", "auditor", "nobody")) {
      int status = call(method, path, Tokens.person(role)).statusCode();

      if (allowed.contains(role)) {
        assertThat(status).as("%s %s as %s", method, path, role).isNotIn(401, 403, 405, 500);
      } else {
        assertThat(status).as("%s %s as %s", method, path, role).isEqualTo(403);
      }
    }
    UNTRUE.forEach((why, token) -> {
      Response answer = call(method, path, token.get());
      assertThat(answer.statusCode()).as("%s %s: %s", method, path, why).isEqualTo(401);
      answer
          .then()
          .contentType("application/problem+json")
          .header("WWW-Authenticate", "Bearer")
          .body("type", equalTo("urn:roost:problem:unauthorized"));
    });
    assertThat(given().request(method, path).statusCode()).isEqualTo(401);
  }

  /** So that the table above lacks none. */
  @Test
  void theseAreAllTheRoutesThereAre() {
    Map<String, Map<String, Object>> paths =
        given().accept("application/json").get(openApi).then().extract().path("paths");

    assertThat(paths.keySet())
        .isEqualTo(
            Set.of(
                "/api/v1/apps/{app}/activity",
                "/api/v1/apps/{app}/connect",
                "/api/v1/apps/{app}/connect/invitations",
                "/api/v1/apps/{app}/connect/invitations/{invitation}",
                "/api/v1/apps/{app}/preflight",
                "/api/v1/apps/{app}/subscriptions/count",
                "/api/v1/apps/{app}/users/{userId}/connection",
                "/api/v1/apps/{app}/webhooks",
                "/api/v1/apps/{app}/webhooks/{endpoint}",
                "/api/v1/apps/{app}/webhooks/{endpoint}/challenge",
                "/api/v1/apps/{app}/webhooks/{endpoint}/move",
                "/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions",
                "/api/v1/apps/{app}/webhooks/{endpoint}/subscriptions/{userId}"));
    int routes = paths.values().stream().mapToInt(path -> requireNonNull(path).size()).sum();
    assertThat(routes).isEqualTo(21);
  }

  private static Response call(String method, String path, String token) {
    return (method.equals("GET") ? as(token) : as(token).body("{}")).request(method, path);
  }
}

package dev.roost.admin.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.roost.testsupport.api.ApiDocument;
import dev.roost.testsupport.api.RolesOfRoutes;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.IssuersResource;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class BoundRolesTest {

  /** Fewer would mean that the table is not filled. */
  private static final int LEAST = 300;

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @TestHTTPResource("/")
  URI api;

  @Test
  void everyRouteLetsInWhomItShould() {
    int tried =
        new RolesOfRoutes(
                ApiDocument.at(openApi),
                api.getPort(),
                Map.of("app", "demo"),
                Set.of("GET /guarded/apps"))
            .letInWhomTheyShould();

    assertThat(tried).isGreaterThan(LEAST);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          viewer:demo,   200, 403, 403
          operator:demo, 200, 403, 403
          admin:demo,    200, 200, 403
          admin:other,   403, 403, 403
          auditor:demo,  403, 403, 403
          auditor,       403, 403, 200
          admin,         200, 200, 200
          """)
  void aBoundRoleCountsOnItsAppsRoutes(String entry, int read, int write, int trail) {
    String token = Tokens.person(entry);

    assertThat(as(token).get("/guarded/apps/demo").statusCode()).isEqualTo(read);
    assertThat(as(token).put("/guarded/apps/demo").statusCode()).isEqualTo(write);
    assertThat(as(token).get("/guarded/trail").statusCode()).isEqualTo(trail);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /guarded/apps/demo,          200
          /guarded/apps/%64emo,        200
          /guarded/apps/Demo,          403
          /guarded/apps/demo.,         403
          /guarded/apps/demo%20,       403
          /guarded/apps/other%2Fdemo,  403
          /guarded/apps/other;app=demo, 403
          /guarded/apps/other?app=demo, 403
          /guarded/viewer?app=demo,    403
          """)
  void theAppIsTheOneThatTheRouteReadsFromItsPath(String path, int status) {
    Response response = as(Tokens.person("viewer:demo")).urlEncodingEnabled(false).get(path);

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
  }

  @Test
  void aListShowsTheAppsThatOneOfItsRolesIsBoundTo() {
    assertThat(listed("viewer:demo", "operator:shop", "admin:bank"))
        .containsExactly("demo", "shop");
    assertThat(listed("viewer:demo", "operator")).containsExactly("*");
    assertThat(listed("viewer:demo", "viewer:a b", "admin")).containsExactly("demo");
  }

  @Test
  void aServiceBindsNothing() {
    String token =
        Tokens.signed(
            Issuer.SERVICES,
            Tokens.serviceClaims("neighbour").claim("roles", List.of("viewer:demo", "viewer")));

    assertThat(as(token).get("/guarded/apps/demo").statusCode()).isEqualTo(403);
    assertThat(as(token).get("/guarded/apps").statusCode()).isEqualTo(403);
  }

  @Test
  void aRefusalSaysThatTheRoleMayBeBoundToAnotherApp() {
    Response refused = as(Tokens.person("viewer:other")).get("/guarded/apps/demo");

    refused.then().statusCode(403).body("detail", containsString("bound to another app"));
  }

  private static List<String> listed(String... entries) {
    return as(Tokens.person(entries))
        .get("/guarded/apps")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("");
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }
}

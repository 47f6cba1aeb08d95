package dev.roost.admin.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.issuer.IssuersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class ApiDescriptionTest {

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  private JsonPath api;

  @BeforeEach
  void read() {
    api = given().get(openApi + "?format=json").then().statusCode(200).extract().jsonPath();
  }

  @Test
  void aParameterThatIsTheSameEverywhereIsDescribedWithAnExampleWhereItIsNeeded() {
    assertThat(parameter("app"))
        .containsEntry("description", "The app's name at Roost.")
        .containsEntry("example", "demo");
    assertThat(parameter("cursor")).containsKey("description").doesNotContainKey("example");
  }

  @Test
  void aRoutesOwnDescriptionStays() {
    assertThat(parameter("limit")).containsEntry("description", "Its own words");
  }

  @Test
  void everyRouteWithRolesAsksForABearerToken() {
    assertThat(api.getString("components.securitySchemes.bearer.scheme")).isEqualTo("bearer");
    assertThat(api.getList("paths.'/described/{app}'.get.security.bearer"))
        .containsExactly(List.of("viewer"));
  }

  private Map<String, Object> parameter(String name) {
    return api.getMap(
        "paths.'/described/{app}'.get.parameters.find { it.name == '%s' }".formatted(name));
  }
}

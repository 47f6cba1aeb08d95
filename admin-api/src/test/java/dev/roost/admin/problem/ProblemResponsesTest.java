package dev.roost.admin.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.issuer.IssuersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class ProblemResponsesTest {

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @Test
  void everyOperationShowsItsErrorsWithAnExample() {
    JsonPath api =
        given().get(openApi + "?format=json").then().statusCode(200).extract().jsonPath();

    assertThat(error(api, "/guarded/viewer", "401")).isEqualTo("urn:roost:problem:unauthorized");
    assertThat(error(api, "/guarded/viewer", "403")).isEqualTo("urn:roost:problem:forbidden");
    assertThat(error(api, "/guarded/viewer", "500")).isEqualTo("urn:roost:problem:internal");
    assertThat(error(api, "/guarded/down", "503")).isEqualTo("urn:roost:problem:x-unavailable");
    assertThat(api.getString("components.schemas.Problem.properties.detail.type"))
        .isEqualTo("string");
  }

  @Test
  void aNameInAPathIsTextWithAPattern() {
    JsonPath api =
        given().get(openApi + "?format=json").then().statusCode(200).extract().jsonPath();

    String app =
        "paths.'/guarded/orders/{app}'.post.parameters.find { it.name == 'app' }.schema.$ref";
    assertThat(api.getString(app)).isEqualTo("#/components/schemas/AppName");
    assertThat(api.getString("components.schemas.AppName.type")).isEqualTo("string");
    assertThat(api.getString("components.schemas.AppName.pattern")).startsWith("^[A-Za-z0-9]");
  }

  private static String error(JsonPath api, String path, String status) {
    String examples =
        "paths.'%s'.get.responses.'%s'.content.'application/problem+json'.examples"
            .formatted(path, status);
    return api.getMap(examples).keySet().stream()
        .map(name -> api.getString(examples + ".'" + name + "'.value.type"))
        .findFirst()
        .orElse("none");
  }
}

package dev.roost.admin.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.testsupport.issuer.IssuersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
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

    assertThat(errors(api, "/guarded/viewer", "401"))
        .containsExactly("urn:roost:problem:unauthorized");
    assertThat(errors(api, "/guarded/viewer", "403"))
        .containsExactly("urn:roost:problem:forbidden");
    assertThat(errors(api, "/guarded/viewer", "500")).containsExactly("urn:roost:problem:internal");
    assertThat(errors(api, "/guarded/viewer", "503"))
        .containsExactlyInAnyOrder(
            "urn:roost:problem:database-unavailable", "urn:roost:problem:lock-not-available");
    assertThat(errors(api, "/guarded/down", "503")).contains("urn:roost:problem:x-unavailable");
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

  private static List<String> errors(JsonPath api, String path, String status) {
    String examples =
        "paths.'%s'.get.responses.'%s'.content.'application/problem+json'.examples"
            .formatted(path, status);
    return api.getMap(examples).keySet().stream()
        .map(name -> api.getString(examples + ".'" + name + "'.value.type"))
        .toList();
  }
}

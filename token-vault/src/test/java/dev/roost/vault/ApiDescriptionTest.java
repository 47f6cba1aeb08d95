package dev.roost.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.vault.neighbours.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ApiDescriptionTest {

  @TestHTTPResource(value = "/openapi", management = true)
  String openApi;

  @TestHTTPResource(value = "/health/group/database", management = true)
  String databaseHealth;

  @Test
  void everyRouteIsDescribedOnTheManagementPort() {
    String description = given().get(openApi).then().statusCode(200).extract().asString();

    assertThat(description)
        .contains(
            "/api/v1/apps/{app}:",
            "/api/v1/apps/{app}/users/{userId}/token:",
            "/api/v1/apps/{app}/webhook-secrets/{id}:",
            "/api/v1/webhook-keys:",
            "/api/v1/apps/{app}/keys/rotation:",
            "/api/v1/audit:",
            "writeOnly: true");
    given().get("/q/openapi").then().statusCode(404);
  }

  @Test
  void theDatabaseHasAHealthGroupOfItsOwn() {
    given().get(databaseHealth).then().statusCode(200);
  }
}

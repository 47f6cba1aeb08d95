package dev.roost.subscriptions;

import static dev.roost.subscriptions.neighbours.Call.registered;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.subscriptions.neighbours.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ManagementTest {

  @TestHTTPResource(value = "/", management = true)
  String management;

  @ParameterizedTest
  @ValueSource(strings = {"database", "kafka", "vault"})
  void eachNeighbourHasAHealthGroupOfItsOwn(String neighbour) {
    registered("healthy");

    given().get(management + "health/group/" + neighbour).then().statusCode(200);
  }

  @Test
  void readinessIsLocal() {
    given()
        .get(management + "health/ready")
        .then()
        .statusCode(200)
        .body("checks.size()", equalTo(0));
  }

  @Test
  void workIsCountedByTaskAndOutcome() {
    registered("counted");

    given()
        .get(management + "metrics")
        .then()
        .body(containsString("roost_webhook_work_total{outcome=\"done\",task=\"register\"}"));
  }

  @Test
  void theDescriptionIsOnTheManagementPortAlone() {
    given().get(management + "openapi").then().statusCode(200).body(containsString("nextTryAt"));
    given().get("/q/openapi").then().statusCode(404);
  }
}

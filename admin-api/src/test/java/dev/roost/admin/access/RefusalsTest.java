package dev.roost.admin.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.admin.doubles.Neighbour;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.IssuersResource;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class RefusalsTest {

  @Inject Neighbour service;

  private int before;

  @BeforeEach
  void countWhatWasToldBefore() {
    before = service.refused().size();
  }

  private List<String> told() {
    List<String> all = service.refused();
    return new ArrayList<>(all.subList(before, all.size()));
  }

  @Test
  void everyRequestRefusedIsToldWithRouteReasonAndCaller() {
    given().get("/guarded/viewer").then().statusCode(401);
    given().auth().oauth2("no.to.ken").get("/guarded/viewer").then().statusCode(401);
    as("viewer").get("/guarded/admin").then().statusCode(403);
    as("viewer").get("/guarded/page?limit=many").then().statusCode(400);
    as("viewer").get("/guarded/page?limit=500").then().statusCode(400);
    as("viewer").get("/guarded/page?limit=%ff").then().statusCode(400);
    as("viewer").body("{\"users\":[1]}").post("/guarded/orders/demo").then().statusCode(400);
    as("viewer").post("/guarded/orders/d!mo").then().statusCode(400);

    assertThat(told())
        .containsExactly(
            "401 GET /guarded/viewer | unauthorized | nobody",
            "401 GET /guarded/viewer | unauthorized | nobody",
            "403 GET /guarded/admin | forbidden | mallory",
            "400 GET /guarded/page | invalid-request: limit | mallory",
            "400 GET /guarded/page | invalid-request: limit | mallory",
            "400 GET /guarded/page | invalid-request: limit | nobody",
            "400 POST /guarded/orders/{app} | invalid-request: users[0] | mallory",
            "400 POST /guarded/orders/{app} | invalid-request: app | mallory");
  }

  @Test
  void whatACallerNamedIsNotToldOn() {
    as("viewer").get("/guarded/page?hunter2=1").then().statusCode(400);
    as("viewer").body("{\"hunter2\":1}").post("/guarded/orders/demo").then().statusCode(400);

    assertThat(told())
        .containsExactly(
            "400 GET /guarded/page | invalid-request | mallory",
            "400 POST /guarded/orders/{app} | invalid-request | mallory");
  }

  @Test
  void whatIsTakenOrHasNoRouteIsNotTold() {
    as("viewer").get("/guarded/viewer").then().statusCode(200);
    as("viewer").get("/nowhere").then().statusCode(404);
    as("viewer").delete("/guarded/viewer").then().statusCode(405);

    assertThat(told()).isEmpty();
  }

  private static RequestSpecification as(String role) {
    String token = Tokens.signed(Issuer.PEOPLE, Tokens.personClaims(role).subject("mallory"));
    return given().urlEncodingEnabled(false).auth().oauth2(token).contentType(ContentType.JSON);
  }
}

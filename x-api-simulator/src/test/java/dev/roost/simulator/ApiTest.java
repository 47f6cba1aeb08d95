package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ApiTest {

  @BeforeEach
  void startOver() {
    Simulator.forget();
  }

  @Test
  void anAppNeedsNoBodyAndNoContentType() {
    Response made = given().put("/simulator/apps/demo");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.jsonPath().getString("clientSecret")).hasSize(50);
  }

  @Test
  void secretsCanBeGivenAndTakenAway() {
    Simulator.put("/simulator/apps/demo", "{\"consumerSecret\":\"a\",\"signing\":\"legacy\"}");

    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null}");

    var app = Simulator.get("/simulator/apps/demo");
    assertThat(app.getString("consumerSecret")).isEqualTo("a");
    assertThat(app.getString("signing")).isEqualTo("legacy");
    assertThat(app.getString("clientSecret")).isNull();
  }

  @Test
  void theOwnersTokenIsShownAndAnotherOwnerHasAnother() {
    var first = Simulator.app("demo");

    var second =
        Simulator.put(
            "/simulator/apps/demo", "{\"owner\":\"acme\",\"ownerTokenSecret\":\"chosen\"}");

    assertThat(first.getString("ownerToken"))
        .startsWith(first.getString("ownerUserId") + "-")
        .isNotEqualTo(second.getString("ownerToken"));
    assertThat(first.getString("ownerTokenSecret")).hasSize(45);
    assertThat(second.getString("ownerUserId")).isEqualTo(Simulator.user("acme"));
    assertThat(second.getString("ownerTokenSecret")).isEqualTo("chosen");
    assertThat(second.getString("consumerKey")).isEqualTo(first.getString("consumerKey"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /simulator/acts           | {"actor":"1","act":"nix"}  | 400 | 358
          POST | /simulator/acts           | {"actor":"1","act":"post"} | 404 | 50
          POST | /simulator/acts           | {}                         | 400 | 358
          POST | /simulator/acts           | {                          | 400 | 358
          PUT  | /simulator/faults         | {"reset":3}                | 400 | 358
          PUT  | /simulator/retries        | {"scale":2}                | 400 | 358
          GET  | /simulator/apps/nobody    | {}                         | 404 | 34
          GET  | /simulator/crowds/c-9     | {}                         | 404 | 34
          POST | /simulator/crowd          | {"happenings":1,"perSecond":1} | 400 | 358
          POST | /simulator/apps/x/webhooks | {"url":"http://127.0.0.1:1/"} | 404 | 34
          """)
  void whatCannotBeDoneIsAnsweredInXsForm(
      String method, String path, String body, int status, int code) {
    Response answer = given().contentType("application/json").body(body).request(method, path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.jsonPath().getInt("errors[0].code")).isEqualTo(code);
    assertThat(answer.jsonPath().getString("errors[0].message")).isNotBlank();
  }

  @Test
  void manyUsersAreMadeAtOnceAndOnceOnly() {
    var first = Simulator.post("/simulator/users", "{\"count\":50,\"prefix\":\"u\"}");

    assertThat(first.getList("id")).hasSize(50).doesNotHaveDuplicates();
    assertThat(Simulator.user("u50")).isEqualTo(first.getString("[49].id"));
  }
}

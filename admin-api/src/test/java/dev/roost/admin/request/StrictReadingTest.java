package dev.roost.admin.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.issuer.IssuersResource;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every route refuses, whatever it does; and that nothing else is refused. */
@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class StrictReadingTest {

  private static final String ORDERS = "/guarded/orders/demo";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  @Test
  void whatIsWrittenAsDocumentedIsRead() {
    Response read =
        viewer()
            .header("Idempotency-Key", "key-1")
            .body("{\"name\":\"é\",\"urgent\":false,\"users\":[\"1\"]}")
            .post(ORDERS + "?observe=true");

    read.then()
        .statusCode(200)
        .body("name", equalTo("é"))
        .body("urgent", equalTo(false))
        .body("users[0]", equalTo("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a","name":"b"}      |
          {"name":"a"} {"name":"a"}    |
          {"name":"a"} trailing        |
          {"name":"a"                  |
          ["a"]                        |
          {"nmae":"a"}                 | nmae
          {"not plain":"a"}            |
          {"name":1}                   | name
          {"name":true}                | name
          {"name":"\\u0000"}           | name
          {"name":"a\\nb"}             | name
          {"urgent":"true"}            | urgent
          {"urgent":""}                | urgent
          {"urgent":1}                 | urgent
          {"users":[null]}             | users[0]
          {"users":["1",2]}            | users[1]
          {"users":"1"}                | users
          """)
  void aBodyThatIsNotAsDocumentedIsRefusedAndTheMemberNamed(String body, String member) {
    Response refused = viewer().body(body).post(ORDERS);

    invalid(refused).body("parameter", member == null ? nullValue() : equalTo(member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-32BE"})
  void aBodyInAnotherEncodingThatIsBrokenIsRefused(String encoding) {
    byte[] whole = "{\"name\":\"a\"}".getBytes(Charset.forName(encoding));
    byte[] broken = Arrays.copyOf(whole, whole.length - 1);

    Response refused = viewer().body(broken).post(ORDERS);

    invalid(refused);
  }

  @Test
  void aBodyThatIsMissingIsRefusedWhateverItsMediaType() {
    Response none = given().auth().oauth2(token()).post(ORDERS);
    Response empty = viewer().body("").post(ORDERS);
    Response nothing = viewer().body("null").post(ORDERS);

    invalid(none);
    invalid(empty);
    invalid(nothing);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /guarded/page?limit=abc,              limit
          /guarded/page?limit=,                 limit
          /guarded/page?limit=99999999999,      limit
          /guarded/page?limit=0,                limit
          /guarded/page?limit=2&limit=2,        limit
          /guarded/page?limit=2&limti=2,        limti
          /guarded/page?limit=2%00,             limit
          /guarded/viewer?x=1,                  x
          """)
  void aQueryThatTheRouteDoesNotKnowIsRefusedAndTheParameterNamed(String path, String parameter) {
    Response refused = viewer().urlEncodingEnabled(false).get(path);

    invalid(refused).body("parameter", equalTo(parameter));
  }

  /** Quarkus refuses it before any handler, so that there is no problem with it (ADR 21). */
  @ParameterizedTest
  @ValueSource(strings = {"/guarded/page?limit=%zz", "/guarded/%zz", "/guarded/page?limit=%"})
  void anAddressThatIsNoUriIsRefused(String path) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));

      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(response).startsWith("HTTP/1.1 400 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-demo", "de%20mo", "de%00mo", "de%2Fmo", "%C3%A9"})
  void aNameThatIsNotOfItsFormIsRefusedWithTheRule(String app) {
    Response refused = viewer().urlEncodingEnabled(false).body("{}").post("/guarded/orders/" + app);

    invalid(refused).body("parameter", equalTo("app"));
  }

  @Test
  void anEmptyHeaderIsRefused() {
    Response refused = viewer().header("Idempotency-Key", "").body("{}").post(ORDERS);

    invalid(refused).body("parameter", equalTo("Idempotency-Key"));
  }

  @ParameterizedTest
  @CsvSource({"yes", "1", "TRUE", "''"})
  void aBooleanIsTrueOrFalse(String value) {
    Response refused = viewer().body("{}").post(ORDERS + "?observe=" + value);

    invalid(refused).body("parameter", equalTo("observe"));
  }

  @Test
  void aClientThatAcceptsProblemsAloneGetsThem() {
    Response missing = viewer().accept("application/problem+json").get("/guarded/down");
    Response served = viewer().accept("application/problem+json").get("/guarded/page?limit=1");
    Response picture = viewer().accept("image/png").get("/guarded/page?limit=1");

    missing.then().statusCode(503).contentType("application/problem+json");
    served.then().statusCode(200);
    picture
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:not-acceptable"));
  }

  @Test
  void aMethodThatThePathDoesNotTakeIs405WithThoseThatItTakes() {
    Response refused = viewer().delete(ORDERS);

    refused
        .then()
        .statusCode(405)
        .header("Allow", "OPTIONS, POST")
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:method-not-allowed"));
  }

  @Test
  void aBodyThatIsNotJsonIs415() {
    Response refused = viewer().contentType("text/plain").body("{}").post(ORDERS);

    refused
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:unsupported-media-type"));
  }

  @Test
  void aBodyThatIsTooLargeIs413() {
    Response refused = viewer().body(" ".repeat(3000)).post(ORDERS);

    refused
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:content-too-large"))
        .body("detail", containsString("2048 bytes"));
  }

  @Test
  void theSchemeOfATokenIsCaseInsensitive() {
    Response lower = given().header("Authorization", "bearer " + token()).get("/guarded/viewer");
    Response upper = given().header("Authorization", "BEARER " + token()).get("/guarded/viewer");

    lower.then().statusCode(200);
    upper.then().statusCode(200);
  }

  private static ValidatableResponse invalid(Response refused) {
    return refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:invalid-request"));
  }

  private static RequestSpecification viewer() {
    return given().auth().oauth2(token()).contentType(ContentType.JSON);
  }

  private static String token() {
    return Tokens.person("viewer");
  }
}

package dev.roost.admin.access;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.roost.admin.doubles.Neighbour;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.IssuersResource;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(IssuersResource.class)
class AccessTest {

  private static final long LONG_AGO = 1_700_000_000L;

  private static final Map<String, Supplier<String>> UNTRUE =
      Map.ofEntries(
          entry("expired", () -> people(admin().expiresAt(LONG_AGO))),
          entry("expired beyond the clocks' tolerance", () -> people(ended(admin(), 120))),
          entry("another audience", () -> people(admin().audience("elsewhere"))),
          entry("the audience until now", () -> people(admin().audience("roost"))),
          entry("another service's audience", () -> people(admin().audience("roost-other"))),
          entry("a service's audience", () -> people(admin().audience("token-vault"))),
          entry("another issuer", () -> people(admin().issuer("https://evil.example.com"))),
          entry("the services' key, the people's issuer", () -> services(admin())),
          entry("the people's key, the services' issuer", () -> people(neighbour())),
          entry("a service's, expired", () -> services(neighbour().expiresAt(LONG_AGO))),
          entry("a service's, for another audience", () -> services(neighbour().audience("else"))),
          entry("no subject", () -> people(withoutSubject())),
          entry("unsigned", AccessTest::unsigned),
          entry("no token at all", () -> "nonsense"));

  @Inject Neighbour service;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          viewer,    200, 403, 403
          operator,  200, 403, 403
          admin,     200, 200, 403
          neighbour, 403, 403, 403
          """)
  void aPersonReachesWhatTheirRoleReaches(String role, int read, int administer, int serve) {
    String token = Tokens.person(role);

    assertThat(status(token, "/guarded/viewer")).isEqualTo(read);
    assertThat(status(token, "/guarded/admin")).isEqualTo(administer);
    assertThat(status(token, "/guarded/neighbour")).isEqualTo(serve);
  }

  @Test
  void aServiceIsKnownByItsSubjectAndByNothingElseInItsToken() {
    String token =
        services(
            Tokens.serviceClaims("neighbour").claim("roles", List.of("admin")).groups("admin"));
    String stranger =
        services(Tokens.serviceClaims("stranger").claim("roles", List.of("neighbour")));

    assertThat(status(token, "/guarded/neighbour")).isEqualTo(200);
    assertThat(status(token, "/guarded/admin")).isEqualTo(403);
    assertThat(status(stranger, "/guarded/neighbour")).isEqualTo(403);
  }

  @Test
  void aPersonDoesNotBecomeAServiceBySubject() {
    String token =
        people(Tokens.personClaims("admin").subject("system:serviceaccount:roost:neighbour"));

    assertThat(status(token, "/guarded/neighbour")).isEqualTo(403);
  }

  @Test
  void aDeniedCallIsToldToTheServiceAndAnsweredAsAProblem() {
    Response answer =
        as(people(Tokens.personClaims("viewer").subject("mallory"))).get("/guarded/admin");

    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:forbidden"));
    assertThat(service.sentAway()).contains("mallory");
  }

  @Test
  void aRouteThatNamesNoRoleIsClosed() {
    assertThat(status(Tokens.admin(), "/guarded/forgotten")).isEqualTo(403);
  }

  @Test
  void aTokenWithANullClaimHolds() {
    String token = people(Tokens.personClaims("viewer").claim("email", JsonValue.NULL));

    assertThat(status(token, "/guarded/viewer")).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("tokensThatDoNotHold")
  void aTokenThatDoesNotHoldIs401(String why) {
    String token = requireNonNull(UNTRUE.get(why)).get();

    Response answer = as(token).get("/guarded/viewer");

    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:roost:problem:unauthorized"));
    assertThat(status(token, "/guarded/neighbour")).isEqualTo(401);
  }

  /** Named, since the keys that sign them are there once the service runs. */
  static Set<String> tokensThatDoNotHold() {
    return UNTRUE.keySet();
  }

  @Test
  void noTokenIs401() {
    Response answer = given().get("/guarded/viewer");

    answer.then().statusCode(401).contentType("application/problem+json");
    given().get("/guarded/forgotten").then().statusCode(401);
  }

  @Test
  void everyErrorIsAProblemThatTellsNothingOfTheInside() {
    RequestSpecification admin = as(Tokens.person("admin", "viewer"));

    Response misread = given().spec(admin).body("[\"hunter2\"]").post("/guarded/write");
    Response down = given().spec(admin).get("/guarded/down");
    Response broken = given().spec(admin).get("/guarded/broken");
    Response nowhere = given().spec(admin).get("/nowhere");

    problem(misread, 400, "invalid-request");
    problem(down, 503, "x-unavailable");
    problem(broken, 500, "internal");
    problem(nowhere, 404, "not-found");
  }

  private static void problem(Response answer, int status, String name) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:" + name))
        .body(not(containsString("hunter2")));
  }

  @Test
  void aListComesAPageAtATime() {
    Response page = as(Tokens.person("viewer")).queryParam("limit", 2).get("/guarded/page");
    Response last = as(Tokens.person("viewer")).queryParam("limit", 3).get("/guarded/page");
    Response wrong = as(Tokens.person("viewer")).queryParam("limit", 201).get("/guarded/page");

    page.then().body("items", contains("a", "b")).body("next", equalTo("b"));
    last.then().body("items", contains("a", "b", "c")).body("next", equalTo(null));
    problem(wrong, 400, "invalid-request");
  }

  private static int status(String token, String path) {
    return as(token).get(path).statusCode();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  private static JwtClaimsBuilder admin() {
    return Tokens.personClaims("admin");
  }

  @Test
  void clocksMayDifferByAMinute() {
    as(people(ended(admin(), 30))).get("/guarded/admin").then().statusCode(200);
    as(people(admin().issuedAt(in(30)))).get("/guarded/admin").then().statusCode(200);
    as(services(ended(neighbour(), 30))).get("/guarded/neighbour").then().statusCode(200);
  }

  /** A token of five minutes that expired so many seconds ago. */
  private static JwtClaimsBuilder ended(JwtClaimsBuilder claims, int seconds) {
    return claims.issuedAt(in(-seconds - 300)).expiresAt(in(-seconds));
  }

  private static long in(int seconds) {
    return Instant.now().plusSeconds(seconds).getEpochSecond();
  }

  private static JwtClaimsBuilder neighbour() {
    return Tokens.serviceClaims("neighbour");
  }

  private static String people(JwtClaimsBuilder claims) {
    return Tokens.signed(Issuer.PEOPLE, claims);
  }

  private static String services(JwtClaimsBuilder claims) {
    return Tokens.signed(Issuer.SERVICES, claims);
  }

  private static JwtClaimsBuilder withoutSubject() {
    return Jwt.issuer(Issuer.PEOPLE.url())
        .audience(Tokens.audience())
        .claim("roles", List.of("admin"))
        .expiresIn(300);
  }

  private static String unsigned() {
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"alice\",\"aud\":\"%s\",\"roles\":[\"admin\"],\"exp\":9999999999,\"iat\":1}"
            .formatted(Issuer.PEOPLE.url(), Tokens.audience());
    return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.roost.vault.access;

import static dev.roost.vault.fixtures.Call.as;
import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Call;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AccessTest {

  private static final long LONG_AGO = 1_700_000_000L;
  private static final List<String> PEOPLE = List.of("viewer", "operator", "admin", "auditor");
  private static final List<String> SERVICES =
      List.of("webhook-ingest", "subscription-manager", "replay-worker", "stranger");

  @BeforeEach
  void anApp() {
    Call.putApp("gate");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET,    /api/v1/apps,                            viewer operator admin
          GET,    /api/v1/apps/gate,                       viewer operator admin
          PUT,    /api/v1/apps/gate,                       admin
          GET,    /api/v1/apps/gate/users/7/token,         viewer operator admin
          PUT,    /api/v1/apps/gate/users/7/token,         admin
          DELETE, /api/v1/apps/gate/users/7/token,         admin
          POST,   /api/v1/apps/gate/webhook-secrets,       admin
          DELETE, /api/v1/apps/gate/webhook-secrets/consumer-9, admin
          GET,    /api/v1/apps/gate/webhook-keys,          webhook-ingest
          GET,    /api/v1/webhook-keys,                    webhook-ingest
          POST,   /api/v1/webhook-secret-uses,             webhook-ingest
          POST,   /api/v1/apps/gate/authorizations,        subscription-manager replay-worker
          POST,   /api/v1/apps/gate/calls,                 subscription-manager replay-worker
          POST,   /api/v1/apps/gate/handshakes,            subscription-manager
          POST,   /api/v1/apps/gate/handshakes/0/completion, subscription-manager
          DELETE, /api/v1/apps/gate/handshakes/0,          subscription-manager
          POST,   /api/v1/apps/gate/users/7/revocations,   subscription-manager
          GET,    /api/v1/audit,                           auditor admin
          GET,    /api/v1/apps/gate/keys/rotation,         viewer operator admin
          POST,   /api/v1/apps/gate/keys/rotation,         admin
          """)
  void eachRouteIsOpenToThoseItIsForAndToNobodyElse(String method, String path, String allowed) {
    List<String> open = Arrays.asList(allowed.split(" "));

    Map<String, Integer> answers = new LinkedHashMap<>();
    tokens().forEach((who, token) -> answers.put(who, call(method, path, token)));

    assertThat(withoutAToken(method, path)).as("%s %s as nobody", method, path).isEqualTo(401);
    UNTRUE.forEach((why, token) ->
        assertThat(call(method, path, token.get()))
            .as("%s %s with a token that is %s", method, path, why)
            .isEqualTo(401));
    answers.forEach((who, status) -> {
      if (open.contains(who)) {
        assertThat(status).as("%s %s as %s", method, path, who).isNotIn(401, 403, 405, 500);
      } else {
        assertThat(status).as("%s %s as %s", method, path, who).isEqualTo(403);
      }
    });
  }

  private static int withoutAToken(String method, String path) {
    return given().contentType("application/json").body("{}").request(method, path).statusCode();
  }

  private static Map<String, String> tokens() {
    Map<String, String> tokens = new LinkedHashMap<>();
    PEOPLE.forEach(role -> tokens.put(role, Tokens.person(role)));
    SERVICES.forEach(name -> tokens.put(name, Tokens.service(name)));
    tokens.put("nobody in particular", Tokens.person());
    return tokens;
  }

  private static int call(String method, String path, String token) {
    Response answer =
        (method.equals("GET") ? as(token) : as(token).body("{}")).request(method, path);
    if (answer.statusCode() == 403) {
      answer
          .then()
          .contentType("application/problem+json")
          .body("type", equalTo("urn:roost:problem:forbidden"));
    }
    return answer.statusCode();
  }

  @ParameterizedTest
  @MethodSource("tokensThatDoNotHold")
  void aTokenThatDoesNotHoldIs401(String why) {
    String token = requireNonNull(UNTRUE.get(why)).get();

    Response answer = as(token).get("/api/v1/apps");

    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:roost:problem:unauthorized"));
    as(token).get("/api/v1/webhook-keys").then().statusCode(401);
  }

  /** Named, since the keys that sign them are there once the vault runs. */
  static Set<String> tokensThatDoNotHold() {
    return UNTRUE.keySet();
  }

  private static final Map<String, Supplier<String>> UNTRUE =
      Map.ofEntries(
          entry("expired", () -> people(admin().expiresAt(LONG_AGO))),
          entry("another audience", () -> people(admin().audience("elsewhere"))),
          entry("the audience until now", () -> people(admin().audience("roost"))),
          entry(
              "another service's audience", () -> people(admin().audience("roost-replay-worker"))),
          entry("a service's audience", () -> people(admin().audience("token-vault"))),
          entry("another issuer", () -> people(admin().issuer("https://evil.example.com"))),
          entry("the services' key, the people's issuer", () -> services(admin())),
          entry("the people's key, the services' issuer", () -> people(ingest())),
          entry("a service's, expired", () -> services(ingest().expiresAt(LONG_AGO))),
          entry("a service's, for another audience", () -> services(ingest().audience("else"))),
          entry("no subject", () -> people(withoutSubject())),
          entry("unsigned", AccessTest::unsigned),
          entry("no token at all", () -> "nonsense"));

  private static JwtClaimsBuilder admin() {
    return Tokens.personClaims("admin");
  }

  private static JwtClaimsBuilder ingest() {
    return Tokens.serviceClaims("webhook-ingest");
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

  @Test
  void noTokenIs401() {
    Response answer = given().get("/api/v1/apps");

    answer.then().statusCode(401).contentType("application/problem+json");
    given().get("/api/v1/webhook-keys").then().statusCode(401);
  }

  @Test
  void aServiceGetsNoRoleFromItsToken() {
    String token =
        Tokens.signed(
            Issuer.SERVICES,
            Tokens.serviceClaims("replay-worker")
                .claim("roles", List.of("admin", "webhook-ingest"))
                .groups("admin"));

    assertThat(as(token).get("/api/v1/audit").statusCode()).isEqualTo(403);
    assertThat(as(token).get("/api/v1/webhook-keys").statusCode()).isEqualTo(403);
  }

  @Test
  void aPersonDoesNotBecomeAServiceByRoleOrBySubject() {
    String byRole = Tokens.person("webhook-ingest");
    String bySubject =
        Tokens.signed(
            Issuer.PEOPLE,
            Tokens.personClaims("admin").subject("system:serviceaccount:roost:webhook-ingest"));

    assertThat(as(byRole).get("/api/v1/webhook-keys").statusCode()).isEqualTo(403);
    assertThat(as(bySubject).get("/api/v1/webhook-keys").statusCode()).isEqualTo(403);
  }

  @Test
  void theListOfAppsShowsThoseOfTheCallersRolesAndPagesThroughThem() {
    List.of("seen-1", "seen-2", "seen-3", "unseen").forEach(Call::putApp);
    String token =
        Tokens.person("viewer:seen-1", "operator:seen-2", "admin:seen-3", "viewer:not-there");

    Response first = as(token).queryParam("limit", 2).get("/api/v1/apps");
    Response rest = as(token).queryParam("cursor", "seen-2").get("/api/v1/apps");
    Response of = as(Tokens.person("viewer")).queryParam("cursor", "seen-3").get("/api/v1/apps");

    first.then().statusCode(200).body("items.app", contains("seen-1", "seen-2"));
    assertThat(first.jsonPath().getString("next")).isEqualTo("seen-2");
    rest.then().statusCode(200).body("items.app", contains("seen-3"));
    assertThat(of.jsonPath().getList("items.app")).asString().contains("unseen");
  }

  @Test
  void anAppNamedLikeAnIssuerChangesNothing() {
    Response answer = as(Tokens.service("webhook-ingest")).get("/api/v1/apps/people_issuer");

    assertThat(answer.statusCode()).isEqualTo(403);
  }
}

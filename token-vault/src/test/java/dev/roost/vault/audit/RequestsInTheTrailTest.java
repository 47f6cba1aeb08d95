package dev.roost.vault.audit;

import static dev.roost.vault.fixtures.Call.CONSUMER;
import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the requests came from that the trail tells of, and what it tells of refused ones. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RequestsInTheTrailTest {

  @Inject DataSource source;
  @Inject RefusalsJob refusals;

  private Database database;
  private String last;

  @BeforeEach
  void lookAtWhatComesFromNowOn() throws SQLException {
    database = Database.of(source);
    putApp("traced");
    write();
    last = database.strings("select max(id) from token_vault.audit").getFirst();
  }

  private void write() {
    refusals.writeAll().await().atMost(Duration.ofMinutes(1));
  }

  private List<String> lines() throws SQLException {
    return database.strings(
        """
        select caller_kind || ' ' || caller || ' ' || action || ' ' || outcome || ' '
          || coalesce(reason, '-') || ' | ' || coalesce(route, '-') || ' | ' || coalesce(app, '-')
          || ' ' || coalesce(user_id, '-') || ' ' || coalesce(token_id, '-') || ' '
          || coalesce(address, '-') || ' ' || count
        from token_vault.audit where id > %s order by id
        """
            .formatted(last));
  }

  /** Someone whose token and address are known. */
  private static RequestSpecification person(String role, String token, String address) {
    return as(Tokens.signed(
            Issuer.PEOPLE, Tokens.personClaims(role).subject("mallory").claim("jti", token)))
        .urlEncodingEnabled(false)
        .header("X-Forwarded-For", "192.0.2.77, " + address);
  }

  @Test
  void anEntryTellsRouteTokenAndAddress() throws SQLException {
    person("admin", "token-1", "203.0.113.9")
        .body(CONSUMER.formatted("traced"))
        .put("/api/v1/apps/traced")
        .then()
        .statusCode(200);
    person("admin", "token-2", "2001:db8::17")
        .delete("/api/v1/apps/traced/webhook-secrets/consumer-1")
        .then()
        .statusCode(409);

    assertThat(lines())
        .containsExactly(
            "person mallory put-credential unchanged - | PUT /api/v1/apps/{app} | traced -"
                + " token-1 203.0.113.9 1",
            "person mallory retire-webhook-secret refused last-webhook-secret | DELETE"
                + " /api/v1/apps/{app}/webhook-secrets/{id} | traced - token-2 2001:db8:0:0:0:0:0:17"
                + " 1");
  }

  @Test
  void whatPeopleReadIsWrittenDown() throws SQLException {
    putToken("traced", "7");
    last = database.strings("select max(id) from token_vault.audit").getFirst();

    for (String path :
        List.of("/apps", "/apps/traced", "/apps/traced/users/7/token", "/apps/nobodys")) {
      person("viewer", "token-3", "203.0.113.9").get("/api/v1" + path);
    }
    asIngest().get("/api/v1/apps/nobodys/webhook-keys").then().statusCode(404);

    assertThat(lines())
        .containsExactly(
            "person mallory read done - | GET /api/v1/apps | - - token-3 203.0.113.9 1",
            "person mallory read done - | GET /api/v1/apps/{app} | traced - token-3 203.0.113.9 1",
            "person mallory read done - | GET /api/v1/apps/{app}/users/{userId}/token | traced 7"
                + " token-3 203.0.113.9 1",
            "person mallory read done - | GET /api/v1/apps/{app} | nobodys - token-3 203.0.113.9 1",
            lines().getLast());
    assertThat(lines().getLast())
        .startsWith(
            "service system:serviceaccount:roost:webhook-ingest fetch-webhook-keys refused");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/apps/traced/users/7/revocations, traced 7",
    "POST, /api/v1/apps/traced/users/screen_name/revocations, traced -",
    "POST, /api/v1/apps/tr%61ced/users/%37/revocations, traced 7",
    "POST, /api/v1/apps/tr!ced/users/7%00/revocations, - -",
    "GET,  /api/v1/webhook-keys, - -"
  })
  void aDeniedRequestIsWrittenDownWithRouteAppAndUserWhateverTheyAre(
      String method, String path, String of) throws SQLException {
    person("admin", "token-4", "203.0.113.9")
        .body("{}")
        .request(method, path)
        .then()
        .statusCode(403);

    String route =
        method.equals("GET")
            ? "GET /api/v1/webhook-keys"
            : "POST /api/v1/apps/{app}/users/{userId}/revocations";
    assertThat(lines())
        .containsExactly(
            "person mallory call denied forbidden | %s | %s token-4 203.0.113.9 1"
                .formatted(route, of));
  }

  @Test
  void requestsWithoutAValidTokenAreCountedByNetwork() throws SQLException {
    IntStream.range(0, 5).forEach(it -> anonymous("2001:db8:1:2::" + it, "/api/v1/apps"));
    anonymous("2001:db8:1:3::1", "/api/v1/apps");
    anonymous("203.0.113.9", "/api/v1/apps");
    IntStream.range(0, 3).forEach(it -> anonymous("203.0.113.9", "/api/v1/apps/app-" + it));

    assertThat(lines()).isEmpty();
    write();

    String nobody = "anonymous anonymous call denied unauthorized | GET /api/v1/apps";
    assertThat(lines())
        .containsExactlyInAnyOrder(
            nobody + " | - - - 2001:db8:1:2:0:0:0:0/64 5",
            nobody + " | - - - 2001:db8:1:3:0:0:0:0/64 1",
            nobody + " | - - - 203.0.113.9 1",
            nobody + "/{app} | - - - 203.0.113.9 3");
  }

  private static void anonymous(String address, String path) {
    given().header("X-Forwarded-For", address).get(path).then().statusCode(401);
  }

  @Test
  void requestsThatCannotBeReadAreCountedByCallerAndReason() throws SQLException {
    for (int i = 0; i < 3; i++) {
      bad("GET", "/api/v1/apps?limit=a" + i, "");
      bad("GET", "/api/v1/apps?limit=" + (500 + i), "");
      bad(
          "PUT",
          "/api/v1/apps/traced",
          "{\"consumer\":{\"key\":\"k\",\"secret\":\"short" + i + "\"}}");
      bad("PUT", "/api/v1/apps/traced", "{\"needle-secret-" + i + "\":1}");
    }
    write();

    assertThat(lines().stream().filter(line -> !line.contains(" read done ")).toList())
        .containsExactlyInAnyOrder(
            "person mallory call refused invalid-request: limit | GET /api/v1/apps | - - -"
                + " 203.0.113.9 6",
            "person mallory call refused invalid-request: consumer | PUT /api/v1/apps/{app} | - - -"
                + " 203.0.113.9 3",
            "person mallory call refused invalid-request | PUT /api/v1/apps/{app} | - - -"
                + " 203.0.113.9 3");
  }

  private static void bad(String method, String path, String body) {
    RequestSpecification caller = person("admin", "token-5", "203.0.113.9");
    (body.isEmpty() ? caller : caller.body(body)).request(method, path).then().statusCode(400);
  }

  @Test
  void aMinuteHasAHundredEntriesAndOneForTheRest() throws SQLException {
    IntStream.range(0, 130).forEach(it -> anonymous("198.51.100." + it, "/api/v1/apps"));

    write();

    List<String> counts =
        database.strings(
            """
            select coalesce(address, reason) || ' ' || count from token_vault.audit where id > %s
            """
                .formatted(last));
    assertThat(counts.stream().mapToInt(it -> Integer.parseInt(it.split(" ")[1])).sum())
        .isEqualTo(130);
    // Two, where a minute ended meanwhile.
    assertThat(counts.size()).isLessThanOrEqualTo(130);
    assertThat(
            database.strings(
                """
                select at || ' ' || count(*) from token_vault.audit where id > %s
                group by at having count(*) > 101
                """
                    .formatted(last)))
        .isEmpty();
  }

  @Test
  void theTrailIsReadByAppActionOutcomeAndTime() {
    asAdmin().delete("/api/v1/apps/traced/webhook-secrets/consumer-1").then().statusCode(409);

    assertThat(actions(Map.of("app", "traced", "action", "put-credential")))
        .isNotEmpty()
        .containsOnly("put-credential");
    assertThat(actions(Map.of("app", "traced", "outcome", "refused")))
        .containsOnly("retire-webhook-secret");
    assertThat(actions(Map.of("app", "traced", "since", "2999-01-01T00:00:00Z"))).isEmpty();
    assertThat(actions(Map.of("app", "traced", "until", "2001-01-01T00:00:00Z"))).isEmpty();
    assertThat(actions(Map.of("app", "traced", "since", "2001-01-01T00:00:00Z"))).isNotEmpty();
    for (String wrong : List.of("app=a!b", "action=stole", "outcome=well", "since=1", "until=x")) {
      JsonPath problem =
          asAdmin().get("/api/v1/audit?" + wrong).then().statusCode(400).extract().jsonPath();
      assertThat(problem.getString("parameter")).isEqualTo(wrong.split("=")[0]);
    }
  }

  private static List<String> actions(Map<String, String> filter) {
    return asAdmin().queryParams(filter).get("/api/v1/audit").jsonPath().getList("items.action");
  }

  @Test
  void theViewShowsWhereARequestCameFrom() {
    person("admin", "token-6", "203.0.113.9")
        .delete("/api/v1/apps/traced/webhook-secrets/consumer-9")
        .then()
        .statusCode(404);

    JsonPath trail =
        asAdmin()
            .queryParam("app", "traced")
            .queryParam("outcome", "refused")
            .get("/api/v1/audit")
            .jsonPath();

    assertThat(trail.getMap("items[0]"))
        .containsEntry("route", "DELETE /api/v1/apps/{app}/webhook-secrets/{id}")
        .containsEntry("reason", "unknown-webhook-secret")
        .containsEntry("tokenId", "token-6")
        .containsEntry("address", "203.0.113.9")
        .containsEntry("count", 1);
  }

  @Test
  void fingerprintsOfTheTrailHaveTheFormThatEverythingElseHas() {
    assertThat(
            asAdmin()
                .queryParam("app", "traced")
                .queryParam("action", "put-credential")
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.fingerprint", String.class))
        .isNotEmpty()
        .containsOnly(
            Fingerprint.of("consumer-secret-of-traced".getBytes(StandardCharsets.UTF_8)).value());
  }
}

package dev.roost.vault.webhookkeys;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What webhook-ingest tells of secrets, and what people make of it. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WebhookSecretUsesTest {

  private static final String PATH = "/api/v1/webhook-secret-uses";
  private static final String NEXT = "the-next-consumer-secret-of-";

  @Inject DataSource source;

  private static String use(String app, String endpoint, String secret, Instant at) {
    return """
    {"app":"%s","endpoint":"%s","fingerprint":"%s","lastVerifiedAt":"%s"}
    """
        .formatted(
            app, endpoint, Fingerprint.of(secret.getBytes(StandardCharsets.UTF_8)).value(), at);
  }

  private static void report(String... uses) {
    send(Arrays.stream(uses).collect(Collectors.joining(",", "{\"uses\":[", "]}")))
        .then()
        .statusCode(204);
  }

  private static Response send(String body) {
    return asIngest().body(body).post(PATH);
  }

  /** An app with the consumer secrets consumer-1 and consumer-2. */
  private static void appWithTwo(String app) {
    putApp(app);
    asAdmin()
        .body("{\"family\":\"consumer\",\"secret\":\"" + NEXT + app + "\"}")
        .post("/api/v1/apps/" + app + "/webhook-secrets")
        .then()
        .statusCode(200);
  }

  private static Instant ago(long seconds) {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(seconds);
  }

  private static List<String> lastVerified(String app, String id) {
    return asAdmin()
        .get("/api/v1/apps/" + app)
        .jsonPath()
        .getList(
            "webhookSecrets.find { it.id == '%s' }.lastVerified.collect { it.endpoint + ' ' + it.at }"
                .formatted(id),
            String.class);
  }

  private static Response retire(String app, String id) {
    return asAdmin().delete("/api/v1/apps/" + app + "/webhook-secrets/" + id);
  }

  @Test
  void peopleSeeWhichSecretVerifiedWhatAndWhenLast() {
    appWithTwo("observed");
    Instant early = ago(300);
    Instant late = ago(20);
    String old = "consumer-secret-of-observed";

    report(use("observed", "main", old, early), use("observed", "second", old, early));
    report(use("observed", "main", old, late), use("observed", "main", old, early));
    report(use("observed", "main", old, early));
    report(use("observed", "main", "a-secret-nobody-has", late), use("nobodys", "main", old, late));

    assertThat(lastVerified("observed", "consumer-1"))
        .containsExactly("main " + late, "second " + early);
    assertThat(lastVerified("observed", "consumer-2")).isEmpty();
  }

  @Test
  void aSecretThatVerifiedAShortWhileAgoIsRetiredOnlyByWhoeverSaysSo() {
    appWithTwo("busy");
    Instant at = ago(60);
    report(use("busy", "main", "consumer-secret-of-busy", at));

    retire("busy", "consumer-1")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:webhook-secret-in-use"))
        .body("detail", containsString("main at " + at))
        .body("detail", containsString("?confirm=in-use"));
    assertThat(lastVerified("busy", "consumer-1")).hasSize(1);
    retire("busy", "consumer-1?confirm=yes")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("confirm"));
    retire("busy", "consumer-1?confirm=in-use").then().statusCode(204);

    asAdmin()
        .get("/api/v1/apps/busy")
        .then()
        .body("webhookSecrets.id", equalTo(List.of("consumer-2")));
  }

  @Test
  void aSecretThatIsIdleOrWasNeverSeenIsRetiredAtOnce() {
    appWithTwo("idle");
    asAdmin()
        .body("{\"family\":\"consumer\",\"secret\":\"a-third-consumer-secret\"}")
        .post("/api/v1/apps/idle/webhook-secrets")
        .then()
        .statusCode(200);
    report(
        use("idle", "main", "consumer-secret-of-idle", ago(3700)),
        use("idle", "main", "a-third-consumer-secret", ago(5)));

    retire("idle", "consumer-1").then().statusCode(204);
    retire("idle", "consumer-2").then().statusCode(204);
  }

  @Test
  void aClockThatIsAheadDoesNotKeepASecretInUse() {
    appWithTwo("ahead");

    report(use("ahead", "main", "consumer-secret-of-ahead", Instant.parse("2999-01-01T00:00:00Z")));

    assertThat(lastVerified("ahead", "consumer-1"))
        .singleElement()
        .satisfies(line ->
            assertThat(Instant.parse(line.split(" ")[1]))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(5)));
  }

  @Test
  void whoeverInventsWebhooksDoesNotFillTheTable() throws SQLException {
    appWithTwo("inventive");
    for (int hundred = 0; hundred < 3; hundred++) {
      int from = hundred * 100;
      report(
          IntStream.range(from, from + 100)
              .mapToObj(
                  it -> use("inventive", "e" + it, "consumer-secret-of-inventive", ago(600 - it)))
              .toArray(String[]::new));
    }

    assertThat(lastVerified("inventive", "consumer-1"))
        .hasSize(100)
        .anyMatch(line -> line.startsWith("e299 "))
        .noneMatch(line -> line.startsWith("e199 "));
  }

  @Test
  void theTrailDoesNotGrowByIt() throws SQLException {
    appWithTwo("quiet");
    String count = "select count(*) from token_vault.audit";
    Database database = Database.of(source);
    List<String> before = database.strings(count);

    report(use("quiet", "main", "consumer-secret-of-quiet", ago(1)));
    send("{\"uses\":[]}").then().statusCode(204);

    assertThat(database.strings(count)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          {}                                                                     | uses
          {"uses":null}                                                          | uses
          {"uses":[null]}                                                        | none
          {"uses":[{}]}                                                          | uses[0].app
          {"uses":[{"app":"a b"}]}                                               | uses[0].app
          {"uses":[{"app":"a","endpoint":"/"}]}                                  | uses[0].endpoint
          {"uses":[{"app":"a","endpoint":"e","fingerprint":"sha256:0"}]}         | uses[0].fingerprint
          {"uses":[{"app":"a","endpoint":"e","fingerprint":"0123456789abcdef"}]} | uses[0].lastVerifiedAt
          {"uses":[{"app":"a","endpoint":"e","fingerprint":"0123456789abcdef","lastVerifiedAt":"+1000000-01-01T00:00:00Z"}]} | uses[0].lastVerifiedAt
          {"uses":[{"app":"a","more":1}]}                                        | uses[0].more
          """)
  void aReportThatCannotBeReadIsRefusedWhole(String body, String parameter) {
    Response answer = send(body);

    answer.then().statusCode(400).body("type", equalTo("urn:roost:problem:invalid-request"));
    if (parameter != null) {
      answer.then().body("parameter", equalTo(parameter));
    }
  }

  @Test
  void aReportIsNoLongerThanItMayBe() {
    String one = use("a", "e", "some-secret-or-other", Instant.EPOCH.plusSeconds(1)).strip();

    send("{\"uses\":[" + String.join(",", Collections.nCopies(201, one)) + "]}")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("uses"));
    as(Tokens.service("subscription-manager"))
        .body("{\"uses\":[]}")
        .post(PATH)
        .then()
        .statusCode(403);
  }
}

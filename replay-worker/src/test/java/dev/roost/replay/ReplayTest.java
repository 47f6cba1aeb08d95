package dev.roost.replay;

import static dev.roost.testsupport.clock.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.roost.contracts.outbox.OutboxPosition;
import dev.roost.contracts.topic.Topics;
import dev.roost.replay.doubles.FakeX;
import dev.roost.replay.fixtures.Records;
import dev.roost.replay.fixtures.Surroundings;
import dev.roost.testsupport.issuer.Issuer;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.schema.RecordSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
final class ReplayTest {

  private static final AtomicInteger ENDPOINTS = new AtomicInteger();
  private static final AtomicInteger POSITIONS = new AtomicInteger();

  @Inject DataSource database;

  private final Instant to =
      Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(60, ChronoUnit.MINUTES);
  private final Instant from = to.minus(15, ChronoUnit.MINUTES);

  @Test
  void aJobIsAskedForFollowedAndComplete() {
    String endpoint = validWebhook();

    String job = requested(endpoint, Map.of());
    awaitState(endpoint, job, "running");
    says(endpoint, "900", "Complete");
    awaitState(endpoint, job, "complete");

    assertThat(asked(endpoint))
        .singleElement()
        .asString()
        .startsWith(
            "/1.1/account_activity/replay/webhooks/%s/subscriptions/all.json?from_date="
                .formatted(webhookId(endpoint)))
        .contains("&to_date=");
    assertThat(states(job)).containsExactly("queued", "submitting", "running", "complete");
    assertThat(get(endpoint, job).jsonPath().getString("xJobId")).isEqualTo("900");
    assertThat(get(endpoint, job).jsonPath().getString("api")).isEqualTo("1.1");
  }

  @Test
  void everythingToldOfAJobIsOfItsSchema() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.NOT_ENABLED);
    String job = requested(endpoint, Map.of());
    awaitState(endpoint, job, "failed");

    await().untilAsserted(() -> assertThat(states(job)).contains("failed"));
    RecordSchema schema = RecordSchema.of(Topics.REPLAY_JOBS);
    assertThat(Records.values(Topics.REPLAY_JOBS.name(), job))
        .allSatisfy(record -> assertThat(schema.faults(record)).isEmpty());
    assertThat(get(endpoint, job).jsonPath().getString("reason"))
        .contains("not enabled for the account");
  }

  @Test
  void whatXRefusesForAFailedChallengeIsAskedAgain() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.INVALID, FakeX.Answer.CHALLENGED_IN_VAIN);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "running");
    assertThat(states(job)).doesNotContain("failed");
    assertThat(asked(endpoint)).hasSize(3);
  }

  @Test
  void whatXAndTheVaultRefuseForNowIsAskedAgain() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.UNAUTHENTICATED, FakeX.Answer.UNAUTHENTICATED);
    FakeX.vaultAnswers(webhookId(endpoint), FakeX.VaultAnswer.UNAUTHORIZED);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "running");
    assertThat(states(job)).doesNotContain("failed");
  }

  @Test
  void anInvalidTokenIsFinalAndXsRefusal() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.BAD_TOKEN, FakeX.Answer.BAD_TOKEN);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "failed");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIMITED_FOR_AGES", "LIMITED_LONG_AGO"})
  void aResetThatCannotBeMeantIsWaitedForWithinBounds(FakeX.Answer limited) {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), limited, limited, limited);
    Instant asked = Instant.now();

    String job = requested(endpoint, Map.of());

    await()
        .until(() ->
            String.valueOf(get(endpoint, job).jsonPath().getString("reason")).contains("limit"));
    assertThat(Instant.parse(get(endpoint, job).jsonPath().getString("nextTryAt")))
        .isBetween(asked.plusSeconds(5), Instant.now().plusSeconds(18 * 60));
  }

  @Test
  void aWebhookOfApi2IsReplayedThere() {
    String endpoint = webhookOfApi2();

    String job = requested(endpoint, Map.of());
    awaitState(endpoint, job, "running");
    says(endpoint, "900", "Complete");
    awaitState(endpoint, job, "complete");

    assertThat(asked(endpoint))
        .singleElement()
        .asString()
        .startsWith("/2/webhooks/replay {")
        .contains(
            "\"webhook_id\":\"%s\"".formatted(webhookId(endpoint)),
            "\"from_date\":\"",
            "\"to_date\":\"");
    assertThat(get(endpoint, job).jsonPath().getString("xJobId")).isEqualTo("900");
    assertThat(get(endpoint, job).jsonPath().getString("api")).isEqualTo("2");
  }

  @Test
  void whatXRefusesOfApi2ForAFailedChallengeANonceOrARunningJobIsAskedAgain() {
    String endpoint = webhookOfApi2();
    FakeX.answers(
        webhookId(endpoint),
        FakeX.Answer.INVALID,
        FakeX.Answer.UNAUTHENTICATED,
        FakeX.Answer.CONFLICT);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "running");
    assertThat(states(job)).doesNotContain("failed");
    assertThat(asked(endpoint)).hasSize(4);
  }

  @Test
  void aWindowThatXOfApi2RefusesEndsTheJob() {
    String endpoint = webhookOfApi2();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.WINDOW_REFUSED);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "failed");
    assertThat(get(endpoint, job).jsonPath().getString("reason"))
        .contains("window inside the last 24 hours");
  }

  @Test
  void aWindowIsHeldAgainstTheRulesOfTheWebhooksApi() {
    Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    String recent =
        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(end.minus(20, ChronoUnit.MINUTES), end);
    String old =
        "{\"from\":\"%s\",\"to\":\"%s\"}"
            .formatted(end.minus(25, ChronoUnit.HOURS), end.minus(24, ChronoUnit.HOURS));
    String ofApi2 = webhookOfApi2();
    String ofApi11 = validWebhook();

    operator().body(recent).post(path(ofApi2)).then().statusCode(202);
    operator()
        .body(recent)
        .post(path(ofApi11))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:roost:problem:window-too-recent"));
    operator().body(old).post(path(ofApi11)).then().statusCode(202);
    operator()
        .body(old)
        .post(path(ofApi2))
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:roost:problem:window-too-old"))
        .body("detail", containsString("24 hours"));
  }

  @Test
  void theIntentIsOnKafkaBeforeXIsAsked() {
    String endpoint = validWebhook();

    String job = requested(endpoint, Map.of());

    await().until(() -> !asked(endpoint).isEmpty());
    assertThat(states(job)).contains("submitting");
  }

  @Test
  void anAnswerThatGotLostIsFoundByXsConflict() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.TAKEN_UNHEARD, FakeX.Answer.CONFLICT);

    String job = requested(endpoint, Map.of());
    awaitState(endpoint, job, "running");
    says(endpoint, "777", "Incomplete");
    awaitState(endpoint, job, "incomplete");

    assertThat(get(endpoint, job).jsonPath().getString("xJobId")).isEqualTo("777");
    assertThat(get(endpoint, job).jsonPath().getString("reason")).contains("request it again");
  }

  @Test
  void anAnswerThatGotLostIsFoundByTheEndOfTheJob() {
    String endpoint = validWebhook();
    FakeX.answers(
        webhookId(endpoint),
        FakeX.Answer.TAKEN_UNHEARD,
        FakeX.Answer.AWAY,
        FakeX.Answer.AWAY,
        FakeX.Answer.AWAY,
        FakeX.Answer.AWAY,
        FakeX.Answer.AWAY,
        FakeX.Answer.AWAY);

    String job = requested(endpoint, Map.of());
    await().until(() -> asked(endpoint).size() >= 2);
    says(endpoint, "778", "Complete");

    awaitState(endpoint, job, "complete");
  }

  @Test
  void anEndThatComesBeforeTheAnswerIsWrittenDownIsNotLost() {
    String endpoint = validWebhook();
    says(endpoint, "900", "Complete");

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "complete");
  }

  @Test
  void anAskThatDiedWithItsReplicaIsTakenForTheJobThatXRuns() throws SQLException {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.CONFLICT);

    String job = dead(endpoint);

    awaitState(endpoint, job, "running");
    assertThat(asked(endpoint)).hasSize(1);
  }

  /** A job whose replica died while it asked: its lease has ended, and nobody gave it back. */
  private String dead(String endpoint) throws SQLException {
    String job = UUID.randomUUID().toString();
    try (Connection connection = database.getConnection();
        PreparedStatement row =
            connection.prepareStatement(
                """
                insert into replay_worker.replay_job
                  (job_id, app, endpoint, webhook_id, from_at, to_at, state, requested_at, submitted_at,
                   changed_at, told, next_try_at, leased_until, fence)
                values (?, 'demo', ?, ?, ?, ?, 'submitting', now(), now(), now(),
                   true, now(), now() - interval '1 second', 1)
                """)) {
      row.setString(1, job);
      row.setString(2, endpoint);
      row.setString(3, webhookId(endpoint));
      row.setObject(4, from.atOffset(ZoneOffset.UTC));
      row.setObject(5, to.atOffset(ZoneOffset.UTC));
      row.executeUpdate();
    }
    return job;
  }

  @Test
  void anAskThatDiedBeforeXHeardItIsMadeAgain() throws SQLException {
    String endpoint = validWebhook();

    String job = dead(endpoint);

    awaitState(endpoint, job, "running");
    assertThat(get(endpoint, job).jsonPath().getString("xJobId")).isEqualTo("900");
  }

  @Test
  void anIntentWhoseReplicaDiedIsToldBeforeXIsAsked() throws SQLException {
    String endpoint = validWebhook();

    String job = diedAfterTheIntent(endpoint);

    awaitState(endpoint, job, "running");
    assertThat(asked(endpoint)).hasSize(1);
    assertThat(states(job)).containsExactly("submitting", "running");
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeX.VaultAnswer.class,
      names = {"AWAY", "SILENT"})
  void aVaultThatIsAwayIsWaitedForAndXHearsNothing(FakeX.VaultAnswer trouble) {
    String endpoint = validWebhook();
    FakeX.vaultAnswers(webhookId(endpoint), trouble, trouble);

    String job = requested(endpoint, Map.of());
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(get(endpoint, job).jsonPath().getString("reason")).contains("vault"));
    assertThat(asked(endpoint)).isEmpty();

    awaitState(endpoint, job, "running");
    assertThat(asked(endpoint)).hasSize(1);
  }

  @Test
  void aVaultThatDoesNotHoldTheAppEndsTheJobWithItsWords() {
    String endpoint = validWebhook();
    FakeX.vaultAnswers(webhookId(endpoint), FakeX.VaultAnswer.UNKNOWN_APP);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "failed");
    assertThat(get(endpoint, job).jsonPath().getString("reason")).contains("does not hold");
    assertThat(asked(endpoint)).isEmpty();
  }

  /** A job whose replica died between the transaction that intends it and the announcement. */
  private String diedAfterTheIntent(String endpoint) throws SQLException {
    String job = UUID.randomUUID().toString();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement row =
              connection.prepareStatement(
                  """
                  insert into replay_worker.replay_job
                    (job_id, app, endpoint, webhook_id, from_at, to_at, state, requested_at,
                     submitted_at, changed_at)
                  values (?, 'demo', ?, ?, ?, ?, 'submitting', now(), now(), now())
                  """);
          PreparedStatement word =
              connection.prepareStatement(
                  """
                  insert into replay_worker.outbox (topic, key, value, headers, appended_at)
                  values ('roost.replay-jobs', ?, ?, '{}', now())
                  """)) {
        row.setString(1, job);
        row.setString(2, endpoint);
        row.setString(3, webhookId(endpoint));
        row.setObject(4, from.atOffset(ZoneOffset.UTC));
        row.setObject(5, to.atOffset(ZoneOffset.UTC));
        row.executeUpdate();
        word.setString(1, job);
        word.setBytes(2, "{\"state\":\"submitting\"}".getBytes(StandardCharsets.UTF_8));
        word.executeUpdate();
      }
      connection.commit();
    }
    return job;
  }

  @Test
  void aConflictWithAJobOfOthersIsWaitedOut() {
    String endpoint = validWebhook();
    FakeX.answers(
        webhookId(endpoint), FakeX.Answer.CONFLICT, FakeX.Answer.CONFLICT, FakeX.Answer.TAKEN);

    String job = requested(endpoint, Map.of());

    awaitState(endpoint, job, "running");
    assertThat(asked(endpoint)).hasSize(3);
    assertThat(get(endpoint, job).jsonPath().getString("xJobId")).isEqualTo("900");
  }

  @Test
  void theSecondJobOfAWebhookWaitsForTheFirstAndCanBeTakenBack() {
    String endpoint = validWebhook();
    String first = requested(endpoint, Map.of());
    awaitState(endpoint, first, "running");

    String second = requested(endpoint, Map.of());
    String third = requested(endpoint, Map.of());
    operator().delete(path(endpoint) + "/" + second).then().statusCode(200);
    operator().delete(path(endpoint) + "/" + second).then().statusCode(200);
    operator()
        .delete(path(endpoint) + "/" + first)
        .then()
        .statusCode(409)
        .body("type", startsWith("urn:roost:problem:replay-job-not-queued"));

    assertThat(get(endpoint, second).jsonPath().getString("state")).isEqualTo("cancelled");
    assertThat(get(endpoint, third).jsonPath().getString("state")).isEqualTo("queued");
    says(endpoint, "900", "Complete");
    awaitState(endpoint, third, "running");
    assertThat(asked(endpoint)).hasSize(2);
  }

  @Test
  void theSameKeyIsTheSameJob() {
    String endpoint = validWebhook();
    Map<String, String> key = Map.of("Idempotency-Key", "k-1");

    String first = requested(endpoint, key);
    String again = requested(endpoint, key);
    Response other =
        operator()
            .headers(key)
            .body(body(from.minus(1, ChronoUnit.MINUTES), to))
            .post(path(endpoint));

    assertThat(again).isEqualTo(first);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(operator().get(path(endpoint)).jsonPath().getList("items")).hasSize(1);
  }

  @Test
  void aFollowerSeesEveryStateToTheEnd() {
    String endpoint = validWebhook();
    FakeX.answers(webhookId(endpoint), FakeX.Answer.NOT_ENABLED);
    String job = requested(endpoint, Map.of());

    String events = viewer().get(path(endpoint) + "/" + job + "/events").asString();

    assertThat(events).startsWith("data:").contains("\"state\":\"failed\"");
    assertThat(events.strip().lines().filter(line -> line.startsWith("data:")).toList().getLast())
        .contains("\"state\":\"failed\"");
  }

  @Test
  void aWebhookThatIsNotThereOrNotValidIsSaid() {
    String endpoint = webhook("invalid", true);

    operator()
        .body(body(from, to))
        .post(path("nowhere"))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", startsWith("urn:roost:problem:unknown-webhook"));
    operator()
        .body(body(from, to))
        .post(path(endpoint))
        .then()
        .statusCode(409)
        .body("type", startsWith("urn:roost:problem:webhook-not-valid"));
  }

  @Test
  void anOlderStateOfAWebhookThatIsRepeatedChangesNothing() {
    String endpoint = validWebhook();
    Records.write(
        "roost.webhooks",
        "demo/" + endpoint,
        state(endpoint, "invalid", true),
        Map.of(OutboxPosition.HEADER, "0"));
    String later = validWebhook();

    assertThat(requested(later, Map.of())).isNotEmpty();
    assertThat(requested(endpoint, Map.of())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from":"2026-11-01T09:05:00Z","to":"2026-11-01T09:05:30Z"} | window-not-whole-minutes
          {"from":"2026-11-01T09:05:00Z","to":"2026-11-01T09:06:00Z"} | window-too-old
          {"from":"yesterday","to":"2026-11-01T09:06:00Z"}            | invalid-request
          {"to":"2026-11-01T09:06:00Z"}                               | invalid-request
          {"from":"2026-11-01T09:05:00Z","until":"x"}                 | invalid-request
          """)
  void aWindowThatXWouldNotTakeIsRefusedAtOnce(String body, String problem) {
    String endpoint = validWebhook();

    operator()
        .body(body)
        .post(path(endpoint))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", startsWith("urn:roost:problem:" + problem));
  }

  @Test
  void aStateThatDoesNotExistIsSaid() {
    viewer()
        .get(path("main") + "?state=done")
        .then()
        .statusCode(400)
        .body("detail", containsString("queued, submitting, running"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/events"})
  void aJobThatDoesNotExistIsA404(String below) {
    viewer()
        .get(path("main") + "/7f0f0f0e-0000-4000-8000-000000000000" + below)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:unknown-replay-job"));
  }

  @ParameterizedTest
  @CsvSource({"GET,", "GET,/events", "DELETE,"})
  void aJobOfAnotherAppIsReachedByNeitherPath(String method, String below) {
    String endpoint = validWebhook();
    String job = requested(endpoint, Map.of());
    String under = "/webhooks/" + endpoint + "/replays/" + job + (below == null ? "" : below);

    as(Tokens.person("operator:shop"))
        .request(method, "/api/v1/apps/demo" + under)
        .then()
        .statusCode(403);
    as(Tokens.person("operator:shop"))
        .request(method, "/api/v1/apps/shop" + under)
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-replay-job"));

    assertThat(get(endpoint, job).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST,", "GET,", "GET,/1", "GET,/1/events", "DELETE,/1"})
  void nobodyWithoutTheRightIsLetIn(String method, String below) {
    String path = path("main") + (below == null ? "" : below);

    given().contentType(ContentType.JSON).request(method, path).then().statusCode(401);
    as(Tokens.service("subscription-manager")).request(method, path).then().statusCode(401);
    as(Tokens.signed(Issuer.PEOPLE, Tokens.personClaims("admin").audience("roost-token-vault")))
        .request(method, path)
        .then()
        .statusCode(401);
    as(Tokens.signed(Issuer.PEOPLE, Tokens.personClaims("admin").expiresAt(1)))
        .request(method, path)
        .then()
        .statusCode(401);
    if (!method.equals("GET")) {
      viewer().body("{}").request(method, path).then().statusCode(403);
    }
  }

  private String requested(String endpoint, Map<String, String> headers) {
    Response answer = operator().headers(headers).body(body(from, to)).post(path(endpoint));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    String job = answer.jsonPath().getString("jobId");
    assertThat(answer.getHeader("Location")).endsWith(path(endpoint) + "/" + job);
    return job;
  }

  private static void awaitState(String endpoint, String job, String state) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(get(endpoint, job).jsonPath().getString("state")).isEqualTo(state));
  }

  private static Response get(String endpoint, String job) {
    return viewer().get(path(endpoint) + "/" + job);
  }

  /** The states a reader of the topic sees, each once. */
  private static List<String> states(String job) {
    return Records.values(Topics.REPLAY_JOBS.name(), job).stream()
        .map(record -> record.replaceAll(".*\"state\":\"([a-z]+)\".*", "$1"))
        .distinct()
        .toList();
  }

  private static void says(String endpoint, String xJobId, String state) {
    Records.write(
        "roost.signals",
        "demo/" + endpoint,
        """
        {"type":"replay-job-status","app":"demo","endpoint":"%s","receivedAt":"%s",
         "jobId":"%s","webhookId":"%s","state":"%s","description":null}
        """
            .formatted(endpoint, Instant.now(), xJobId, webhookId(endpoint), state),
        Map.of());
  }

  private static String validWebhook() {
    return webhook("valid", true);
  }

  private static String webhookOfApi2() {
    return webhook("valid", true, ",\"api\":\"2\"");
  }

  private static String webhook(String state, boolean wanted) {
    return webhook(state, wanted, "");
  }

  /** A webhook of its own for each test, known to the service. */
  private static String webhook(String state, boolean wanted, String more) {
    String endpoint = "e" + ENDPOINTS.incrementAndGet();
    Records.write(
        "roost.webhooks",
        "demo/" + endpoint,
        state(endpoint, state, wanted).replaceFirst("}$", more + "}"),
        Map.of(OutboxPosition.HEADER, Integer.toString(POSITIONS.incrementAndGet())));
    await()
        .untilAsserted(() ->
            assertThat(
                    operator()
                        .body("{\"from\":\"2000-01-01T00:00:00Z\",\"to\":\"2000-01-01T00:01:00Z\"}")
                        .post(path(endpoint))
                        .statusCode())
                .isIn(400, 409));
    return endpoint;
  }

  private static String state(String endpoint, String state, boolean wanted) {
    return """
    {"app":"demo","endpoint":"%s","url":"https://hooks.example.com/","webhookId":"%s",
     "wanted":%s,"state":"%s","validity":[],"changedAt":"2026-11-01T00:00:00Z"}
    """
        .formatted(endpoint, webhookId(endpoint), wanted, state);
  }

  /** X's id of a test's own webhook: other tests' jobs may still be asked for. */
  private static String webhookId(String endpoint) {
    return "9" + endpoint.substring(1);
  }

  private static List<String> asked(String endpoint) {
    return FakeX.asked(webhookId(endpoint));
  }

  private static String body(Instant from, Instant to) {
    return "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
  }

  private static String path(String endpoint) {
    return "/api/v1/apps/demo/webhooks/" + endpoint + "/replays";
  }

  private static RequestSpecification operator() {
    return as(Tokens.person("operator"));
  }

  private static RequestSpecification viewer() {
    return as(Tokens.person("viewer"));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}

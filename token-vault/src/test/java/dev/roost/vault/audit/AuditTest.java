package dev.roost.vault.audit;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.headerAtX;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.issuer.Tokens;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AuditTest {

  @Inject DataSource source;
  @Inject RefusalsJob refusals;

  @Test
  void everyWriteAndUseIsWrittenDownWithHowItEnded() {
    putApp("watched");
    putApp("watched");
    putToken("watched", "77");
    asIngest().get("/api/v1/apps/watched/webhook-keys");
    asAdmin().delete("/api/v1/apps/watched/webhook-secrets/consumer-1").then().statusCode(409);
    as(Tokens.service("replay-worker")).get("/api/v1/webhook-keys").then().statusCode(403);

    List<String> trail = newest(7);

    assertThat(trail)
        .containsExactly(
            "service system:serviceaccount:roost:replay-worker call null null denied",
            "person alice retire-webhook-secret watched null refused",
            "service system:serviceaccount:roost:webhook-ingest fetch-webhook-keys watched null done",
            "person alice put-user-token watched 77 done",
            "person alice put-credential watched null unchanged",
            "person alice put-credential watched null done",
            "person alice add-webhook-secret watched null done");
  }

  /** The newest but for that of reading them. */
  private static List<String> newest(int count) {
    JsonPath page = asAdmin().queryParam("limit", count + 1).get("/api/v1/audit").jsonPath();
    assertThat(page.getString("items[0].action")).isEqualTo("read");
    List<String> lines = new ArrayList<>();
    for (int row = 1; row <= count; row++) {
      String at = "items[" + row + "].";
      lines.add(
          "%s %s %s %s %s %s"
              .formatted(
                  page.getString(at + "callerKind"),
                  page.getString(at + "caller"),
                  page.getString(at + "action"),
                  page.getString(at + "app"),
                  page.getString(at + "userId"),
                  page.getString(at + "outcome")));
    }
    return lines;
  }

  @Test
  void theTrailIsReadPageByPageWithoutHolesOrRepeats() throws SQLException {
    putApp("paged");
    putToken("paged", "1");
    putToken("paged", "2");
    List<String> expected =
        Database.of(source)
            .strings(
                "select id from token_vault.audit where app = 'paged' order by id desc limit 4");

    JsonPath first =
        asAdmin().queryParam("app", "paged").queryParam("limit", 2).get("/api/v1/audit").jsonPath();
    JsonPath second =
        asAdmin()
            .queryParam("app", "paged")
            .queryParam("limit", 2)
            .queryParam("cursor", first.getString("next"))
            .get("/api/v1/audit")
            .jsonPath();

    List<String> seen = new ArrayList<>(first.getList("items.id", String.class));
    seen.addAll(second.getList("items.id", String.class));
    assertThat(seen).isEqualTo(expected);
    asAdmin().queryParam("cursor", "x").get("/api/v1/audit").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update token_vault.audit set caller = 'nobody'",
        "delete from token_vault.audit",
        "truncate token_vault.audit"
      })
  void theDatabaseRefusesToChangeTheTrail(String sql) throws SQLException {
    putApp("kept");
    Database database = Database.of(source);

    assertThatThrownBy(() -> database.run(sql)).hasMessageContaining("append-only");

    assertThat(database.strings("select id from token_vault.audit where app = 'kept'"))
        .isNotEmpty();
  }

  @Test
  void neitherTheTablesNorTheLogHoldASecretOrAToken() throws SQLException, IOException {
    List<String> secrets =
        List.of(
            "needle-consumer-key-1234",
            "needle-consumer-secret-1",
            "needle-owner-token-12345",
            "needle-owner-secret-1234",
            "needle-client-identifier",
            "needle-client-secret-123",
            "needle-user-token-123456",
            "needle-user-secret-12345",
            "needle-webhook-secret-12",
            "needle-bearer-1234567890",
            "needle-request-token-123",
            "needle-request-secret-12",
            "needle-verifier-12345678",
            "needle-access-token-1234",
            "needle-access-secret-123",
            "needle-misplaced-secret1");
    String token = Tokens.admin();
    as(token)
        .body(
            """
            {"consumer":{"key":"needle-consumer-key-1234","secret":"needle-consumer-secret-1"},
             "owner":{"token":"needle-owner-token-12345","secret":"needle-owner-secret-1234"},
             "client":{"id":"needle-client-identifier","secret":"needle-client-secret-123"}}
            """)
        .put("/api/v1/apps/haystack")
        .then()
        .statusCode(200);
    as(token)
        .body("{\"token\":\"needle-user-token-123456\",\"secret\":\"needle-user-secret-12345\"}")
        .put("/api/v1/apps/haystack/users/5/token")
        .then()
        .statusCode(200);
    as(token)
        .body("{\"family\":\"client\",\"secret\":\"needle-webhook-secret-12\"}")
        .post("/api/v1/apps/haystack/webhook-secrets")
        .then()
        .statusCode(200);
    as(token).body("{\"secret\":needle-misplaced-secret1}").put("/api/v1/apps/haystack");
    as(token).body("{\"needle-misplaced-secret1\":1}").put("/api/v1/apps/haystack");
    refusals.writeAll().await().atMost(Duration.ofMinutes(1));
    List<String> headers = useThem();
    String fetched = asIngest().get("/api/v1/webhook-keys").asString();

    String tables = new String(Database.of(source).dump(), StandardCharsets.ISO_8859_1);
    String log =
        new String(Files.readAllBytes(Path.of("target/vault.log")), StandardCharsets.ISO_8859_1);

    assertThat(fetched).contains("needle-consumer-secret-1", "needle-webhook-secret-12");
    assertThat(tables).contains("haystack");
    assertThat(log).contains("DEBUG");
    assertThat(headers).contains("Bearer needle-bearer-1234567890").hasSize(3);
    String announced =
        TopicReader.read(
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                Topics.CREDENTIALS.name())
            .stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    assertThat(announced).containsPattern("\"fingerprint\":\"[0-9a-f]{16}\"");
    List<String> needles = new ArrayList<>(secrets);
    headers.stream().map(AuditTest::signatureOf).forEach(needles::add);
    for (String secret : needles) {
      assertThat(announced.contains(secret)).as("%s announced", secret).isFalse();
      assertThat(tables.contains(secret)).as("%s in the tables", secret).isFalse();
      assertThat(log.contains(secret)).as("%s in the log", secret).isFalse();
    }
    assertThat(tables.contains(token)).as("a token in the tables").isFalse();
    assertThat(log.contains(token)).as("a token in the log").isFalse();
  }

  private static List<String> useThem() {
    try (FakeX x = FakeX.start()) {
      x.givesBearer("needle-bearer-1234567890")
          .givesRequestToken("needle-request-token-123", "needle-request-secret-12")
          .givesAccess("6", "needle-access-token-1234", "needle-access-secret-123");
      String app = "/api/v1/apps/haystack";
      String id =
          asManager()
              .body("{\"callback\":\"https://connect.example.com/\"}")
              .post(app + "/handshakes")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      asManager()
          .body(
              """
              {"oauthToken":"needle-request-token-123","verifier":"needle-verifier-12345678"}
              """)
          .post(app + "/handshakes/" + id + "/completion")
          .then()
          .statusCode(200);
      // One is left on its way, so that its row is in the tables.
      asManager().body("{\"callback\":\"https://connect.example.com/\"}").post(app + "/handshakes");
      return List.of(
          headerAtX(callWithBearer("haystack")),
          header("PUT", "/webhooks/1.json", "\"as\":\"app-owner\""),
          header("POST", "/webhooks/1/subscriptions/all.json", "\"as\":\"user\",\"userId\":\"6\""));
    }
  }

  private static String header(String method, String path, String as) {
    return asManager()
        .body(
            "{\"method\":\"%s\",\"url\":\"%s/1.1/account_activity%s\",%s}"
                .formatted(method, FakeX.address(), path, as))
        .post("/api/v1/apps/haystack/authorizations")
        .then()
        .statusCode(200)
        .extract()
        .path("authorization");
  }

  /** The signature of a signed header; a bearer is one of the needles anyway. */
  private static String signatureOf(String header) {
    int at = header.indexOf("oauth_signature=");
    return at < 0 ? header : header.substring(at + "oauth_signature=".length());
  }
}

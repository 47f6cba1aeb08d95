package dev.roost.vault.credential;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CredentialTest {

  @Inject DataSource source;

  @Test
  void whatComesOutIsMetadataAndFingerprints() {
    putApp("shown");

    Response answer = as(Tokens.person("viewer")).get("/api/v1/apps/shown");

    answer
        .then()
        .statusCode(200)
        .body("credentials.kind", contains("consumer"))
        .body("credentials[0].version", equalTo(1))
        .body("credentials[0].fingerprint", matchesPattern("[0-9a-f]{16}"))
        .body("webhookSecrets.id", contains("consumer-1"));
    assertThat(answer.asString()).doesNotContain("consumer-secret-of", "consumer-key-");
  }

  @Test
  void thePutOfTheSameChangesNothing() {
    putApp("twice");
    String before = asAdmin().get("/api/v1/apps/twice").asString();

    putApp("twice");

    assertThat(asAdmin().get("/api/v1/apps/twice").asString()).isEqualTo(before);
  }

  @Test
  void aNewSecretTakesThePlaceOfTheOldWhoseBytesAreGone() throws SQLException {
    putApp("renewed");

    Response answer =
        asAdmin()
            .body("{\"consumer\":{\"key\":\"k\",\"secret\":\"another-consumer-secret\"}}")
            .put("/api/v1/apps/renewed");

    answer
        .then()
        .statusCode(200)
        .body("credentials[0].version", equalTo(2))
        .body("webhookSecrets.id", contains("consumer-2", "consumer-1"))
        .body("webhookSecrets.current", contains(true, false));
    assertThat(
            Database.of(source)
                .strings(
                    """
                    select version || ' ' || (sealed is null) from token_vault.secret
                    where app = 'renewed' and kind = 'consumer' order by version
                    """))
        .containsExactly("1 true", "2 false");
  }

  @Test
  void whatIsLeftOutStays() {
    putApp("partly");

    Response answer =
        asAdmin()
            .body("{\"client\":{\"id\":\"client-id\",\"secret\":\"client-secret-of-partly\"}}")
            .put("/api/v1/apps/partly");

    answer.then().statusCode(200).body("credentials.kind", contains("client", "consumer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"owner":{"token":"t","secret":"hush-hush-owner-secret"}}
          {"consumer":{"key":"k","secret":"hush-hush"}}
          {"consumer":{"key":"k","secret":"hush-hush with a space"}}
          {"consumer":{"key":"k"}}
          {"consumer":{"secret":"hush-hush-owner-secret"}}
          {"consumer":{"key":"k","secret":"hush-hush-owner-secret"},"requireModern":true}
          {"consumer":{"key":"k","secrets":"hush-hush-owner-secret"}}
          {"consumer":"hush-hush-owner-secret"}
          {"consumer":{"key":"k","secret":hush-hush-owner-secret}}
          {"consumer":{"key":"k","secret":"hush-hush-owner-secret"
          []
          """)
  void aWrongPutIsSaidWithoutRepeatingItAndChangesNothing(String body) {
    Response answer = asAdmin().body(body).put("/api/v1/apps/refused");

    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:invalid-request"));
    assertThat(answer.asString()).doesNotContain("hush");
    asAdmin().get("/api/v1/apps/refused").then().statusCode(404);
  }

  @Test
  void appsAreListedPageByPage() {
    List<String> put = List.of("page-a", "page-b", "page-c", "page-d", "page-e");
    put.forEach(app -> putApp(app));
    List<String> seen = new ArrayList<>();

    String cursor = "page-";
    while (cursor != null) {
      Response page = asAdmin().queryParam("limit", 2).get("/api/v1/apps?cursor=" + cursor);
      seen.addAll(page.jsonPath().getList("items.app", String.class));
      cursor = page.jsonPath().getString("next");
    }

    assertThat(seen).startsWith("page-a", "page-b", "page-c", "page-d", "page-e");
    asAdmin().queryParam("limit", 0).get("/api/v1/apps").then().statusCode(400);
  }

  @Test
  void aUsersTokenIsPutInAndRevokedAndItsSecretIsGone() throws SQLException {
    putApp("tokens");
    putToken("tokens", "42");
    String path = "/api/v1/apps/tokens/users/42/token";

    asAdmin().delete(path).then().statusCode(204);
    String revokedAt = asAdmin().get(path).jsonPath().getString("revokedAt");
    asAdmin().delete(path).then().statusCode(204);

    assertThat(revokedAt).isNotNull();
    asAdmin().get(path).then().body("revokedAt", equalTo(revokedAt)).body("version", equalTo(1));
    assertThat(
            Database.of(source)
                .strings(
                    "select version from token_vault.secret where sealed is null and user_id = '42'"))
        .containsExactly("1");
    putToken("tokens", "42");
    asAdmin().get(path).then().body("revokedAt", nullValue()).body("version", equalTo(2));
  }

  @Test
  void aTokenOfAnUnknownAppOrUserIs404() {
    putApp("known");

    asAdmin()
        .body("{\"token\":\"t\",\"secret\":\"token-secret-of-nobody\"}")
        .put("/api/v1/apps/unheard-of/users/1/token")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:roost:problem:unknown-app"));
    asAdmin().delete("/api/v1/apps/known/users/1/token").then().statusCode(404);
    asAdmin().get("/api/v1/apps/known/users/screen_name/token").then().statusCode(400);
  }

  @Test
  void severalWebhookSecretsAreLiveUntilOneIsRetired() {
    putApp("hooks");
    String added = "{\"family\":\"consumer\",\"secret\":\"the-next-consumer-secret\"}";

    Response first = asAdmin().body(added).post("/api/v1/apps/hooks/webhook-secrets");
    Response again = asAdmin().body(added).post("/api/v1/apps/hooks/webhook-secrets");

    first
        .then()
        .statusCode(200)
        .body("id", equalTo("consumer-2"))
        .body("current", equalTo(true))
        .body("addedAt", notNullValue());
    assertThat(again.jsonPath().getString("id")).isEqualTo("consumer-2");
    String path = "/api/v1/apps/hooks/webhook-secrets/";
    asAdmin().get("/api/v1/apps/hooks").then().body("webhookSecrets", hasSize(2));
    asAdmin().delete(path + "consumer-1").then().statusCode(204);
    asAdmin().delete(path + "consumer-1").then().statusCode(204);
    asAdmin().delete(path + "consumer-9").then().statusCode(404);
    asAdmin()
        .delete(path + "consumer-2")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:last-webhook-secret"));
    asAdmin().get("/api/v1/apps/hooks").then().body("webhookSecrets.id", contains("consumer-2"));
  }
}

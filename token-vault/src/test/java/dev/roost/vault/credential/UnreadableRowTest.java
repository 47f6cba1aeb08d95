package dev.roost.vault.credential;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A row that does not open is its app's trouble alone, is told, and can be replaced. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UnreadableRowTest {

  @Inject DataSource source;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @Test
  void webhookKeysOfOtherAppsGoOnAndTheSecretCanBeReplaced() throws SQLException {
    putAppWithOwner("torn");
    putAppWithOwner("whole");
    damage("torn", "webhook-consumer");

    Response all = asIngest().get("/api/v1/webhook-keys");

    all.then().statusCode(200).body("apps", hasKey("whole")).body("apps", not(hasKey("torn")));
    assertThat(unreadable()).isPositive();
    asAdmin()
        .body("{\"family\":\"consumer\",\"secret\":\"another-secret-of-torn\"}")
        .post("/api/v1/apps/torn/webhook-secrets")
        .then()
        .statusCode(200);
    asAdmin().delete("/api/v1/apps/torn/webhook-secrets/consumer-1").then().statusCode(204);
    asIngest()
        .get("/api/v1/webhook-keys")
        .then()
        .body("apps.torn.consumerSecrets", hasSize(1))
        .header("ETag", not(equalTo(all.header("ETag"))));
  }

  @Test
  void aCredentialThatDoesNotOpenIsNamedAndReplacedByItsPut() throws SQLException {
    putAppWithOwner("faded");
    damage("faded", "consumer");

    signed("faded")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:unreadable-secret"));

    putAppWithOwner("faded");
    signed("faded").then().statusCode(200);
  }

  private void damage(String app, String kind) throws SQLException {
    Database.of(source)
        .run(
            "update token_vault.secret set sealed = '\\x0102' where app = '%s' and kind = '%s' and ended_at is null"
                .formatted(app, kind));
  }

  private double unreadable() {
    return given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("roost_vault_secrets_unreadable "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static Response signed(String app) {
    return asManager()
        .body(
            "{\"method\":\"PUT\",\"url\":\"%s/1.1/account_activity/webhooks/1.json\",\"as\":\"app-owner\"}"
                .formatted(ConfigProvider.getConfig().getValue("roost.x.base-url", String.class)))
        .post("/api/v1/apps/" + app + "/authorizations");
  }
}

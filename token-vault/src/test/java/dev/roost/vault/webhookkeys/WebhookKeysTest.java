package dev.roost.vault.webhookkeys;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.putApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WebhookKeysTest {

  private static final String KEYS = "/api/v1/apps/keyed/webhook-keys";

  @Test
  void theKeysComeInTheFormOfTheKeysFileTheCurrentOneFirst() {
    putApp("keyed");
    asAdmin()
        .body(
            """
            {"consumer":{"key":"k","secret":"second-consumer-secret"},
             "client":{"id":"i","secret":"client-secret-of-keyed"},"requireModern":true}
            """)
        .put("/api/v1/apps/keyed")
        .then()
        .statusCode(200);
    putApp("plain");

    Response one = asIngest().get(KEYS);
    Response all = asIngest().get("/api/v1/webhook-keys");

    one.then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .body("apps", not(hasKey("plain")))
        .body(
            "apps.keyed.consumerSecrets",
            contains("second-consumer-secret", "consumer-secret-of-keyed"))
        .body("apps.keyed.clientSecrets", contains("client-secret-of-keyed"))
        .body("apps.keyed.requireModern", equalTo(true));
    all.then()
        .statusCode(200)
        .body("apps", hasKey("keyed"))
        .body("apps.plain.clientSecrets", empty())
        .body("apps.plain.requireModern", equalTo(false));
  }

  @Test
  void whoeverHasTheKeysGetsNoSecretUntilTheyChange() {
    putApp("tagged");
    String path = "/api/v1/apps/tagged/webhook-keys";
    String tag = asIngest().get(path).header("ETag");

    Response same = asIngest().header("If-None-Match", tag).get(path);
    asAdmin()
        .body("{\"family\":\"client\",\"secret\":\"client-secret-of-tagged\"}")
        .post("/api/v1/apps/tagged/webhook-secrets");
    Response changed = asIngest().header("If-None-Match", tag).get(path);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.asString()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownAppHasNoKeys() {
    Response answer = asIngest().get("/api/v1/apps/nobodys/webhook-keys");

    answer.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-app"));
  }
}

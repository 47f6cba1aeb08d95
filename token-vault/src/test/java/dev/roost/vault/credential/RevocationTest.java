package dev.roost.vault.credential;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RevocationTest {

  private static final String TOKEN = "/api/v1/apps/taken/users/9/token";

  @BeforeEach
  void aUserWhoConnected() {
    putApp("taken");
    asAdmin().delete(TOKEN);
    putToken("taken", "9");
  }

  private static Instant addedAt() {
    return Instant.parse(asAdmin().get(TOKEN).jsonPath().getString("addedAt"));
  }

  @Test
  void aTokenEndsWhenXSaysSo() {
    Response revoked = revoke("\"" + addedAt().plusSeconds(60) + "\"");

    revoked.then().statusCode(200).body("outcome", equalTo("revoked"));
    asAdmin().get(TOKEN).then().body("revokedAt", notNullValue());
    revoke("null").then().body("outcome", equalTo("none"));
  }

  @Test
  void aTokenOfTheSameSecondIsTheOneThatWasRevoked() {
    Response revoked = revoke("\"" + addedAt().truncatedTo(ChronoUnit.SECONDS) + "\"");

    revoked.then().body("outcome", equalTo("revoked"));
  }

  @Test
  void aRevocationOlderThanTheTokenIsIgnored() {
    Response late = revoke("\"" + addedAt().minus(Duration.ofSeconds(1)) + "\"");

    late.then().statusCode(200).body("outcome", equalTo("newer-token"));
    asAdmin().get(TOKEN).then().body("revokedAt", nullValue());
  }

  @Test
  void withoutATimeWhateverTokenThereIsEnds() {
    Response revoked = revoke("null");

    revoked.then().body("outcome", equalTo("revoked"));
  }

  @Test
  void whatIsNotATimeOrNotAnAppIsRefused() {
    Response noTime = revoke("\"yesterday\"");
    Response noApp = asManager().body("{}").post("/api/v1/apps/nobodys/users/9/revocations");

    noTime.then().statusCode(400).body("type", equalTo("urn:roost:problem:invalid-request"));
    noApp.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-app"));
  }

  private static Response revoke(String revokedAt) {
    return asManager()
        .body("{\"revokedAt\":%s}".formatted(revokedAt))
        .post("/api/v1/apps/taken/users/9/revocations");
  }
}

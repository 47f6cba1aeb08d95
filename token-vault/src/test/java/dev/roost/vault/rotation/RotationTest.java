package dev.roost.vault.rotation;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asIngest;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.headerAtX;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RotationTest {

  @Inject RotationJob job;
  @Inject DataSource source;

  @BeforeEach
  void noRotationOfAnotherTestRuns() throws SQLException {
    while (!Database.of(source)
        .strings("select app from token_vault.rotation where finished_at is null")
        .isEmpty()) {
      step();
    }
  }

  @Test
  void rowsAreSealedAnewInStepsAndStayReadableAllTheWhile() throws SQLException {
    putApp("turned");
    putToken("turned", "1");
    putToken("turned", "2");
    String path = "/api/v1/apps/turned/keys/rotation";
    String keysBefore = keys();

    asAdmin().post(path).then().statusCode(202).body("remaining", equalTo(4));
    putToken("turned", "3");
    step();

    asAdmin()
        .get(path)
        .then()
        .body("state", equalTo("running"))
        .body("total", equalTo(4))
        .body("remaining", equalTo(2));
    assertThat(keys()).isEqualTo(keysBefore);
    assertThat(keyVersions()).containsExactly("1", "2");
    step();
    step();
    asAdmin().get(path).then().body("state", equalTo("done")).body("remaining", equalTo(0));
    assertThat(keys()).isEqualTo(keysBefore);
    assertThat(keyVersions()).containsExactly("2");
    // A put of the same compares with what the row holds: it was opened with the new key.
    putToken("turned", "1");
    asAdmin().get("/api/v1/apps/turned/users/1/token").then().body("version", equalTo(1));
  }

  @Test
  void aBearerIsSealedAnewAndAHandshakeOnItsWayEndsWithItsKey() throws SQLException {
    putApp("travelling");
    try (FakeX x =
        FakeX.start()
            .givesBearer("bearer-of-travelling")
            .givesRequestToken("request-token", "request-token-secret")) {
      String begun =
          asManager()
              .body("{\"callback\":\"https://connect.example.com/\"}")
              .post("/api/v1/apps/travelling/handshakes")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      String bearer = bearer();

      asAdmin().post("/api/v1/apps/travelling/keys/rotation").then().statusCode(202);
      step();
      step();
      step();

      assertThat(bearer()).isEqualTo(bearer);
      assertThat(x.asked("/oauth2/token")).hasSize(1);
      asManager()
          .body("{\"oauthToken\":\"request-token\",\"verifier\":\"v\"}")
          .post("/api/v1/apps/travelling/handshakes/" + begun + "/completion")
          .then()
          .statusCode(404);
    }
    assertThat(
            Database.of(source)
                .strings("select version from token_vault.data_key where app = 'travelling'"))
        .containsExactly("2");
  }

  private static String bearer() {
    return headerAtX(callWithBearer("travelling"));
  }

  @Test
  void theSameRequestBeginsOneRotation() {
    putApp("asked");
    String path = "/api/v1/apps/asked/keys/rotation";

    asAdmin().header("Idempotency-Key", "request-1").post(path);
    asAdmin().post(path).then().statusCode(202).body("keyVersion", equalTo(2));
    step();
    step();
    asAdmin().get(path).then().body("state", equalTo("done"));
    asAdmin()
        .header("Idempotency-Key", "request-1")
        .post(path)
        .then()
        .body("keyVersion", equalTo(2))
        .body("state", equalTo("done"));
    asAdmin()
        .header("Idempotency-Key", "request-2")
        .post(path)
        .then()
        .body("keyVersion", equalTo(3))
        .body("state", equalTo("running"));
    step();
    step();
  }

  @Test
  void anAppWithoutARotationSaysSo() {
    putApp("never");

    asAdmin().get("/api/v1/apps/never/keys/rotation").then().statusCode(404);
    asAdmin().post("/api/v1/apps/nowhere/keys/rotation").then().statusCode(404);
  }

  private void step() {
    job.step().await().atMost(Duration.ofMinutes(1));
  }

  private static String keys() {
    return asIngest().get("/api/v1/apps/turned/webhook-keys").asString();
  }

  private List<String> keyVersions() throws SQLException {
    return Database.of(source)
        .strings("select version from token_vault.data_key where app = 'turned' order by version");
  }
}

package dev.roost.vault.handshake;

import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handshake that does not open has ended for its user, who begins again; it is told and goes. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UnreadableHandshakeTest {

  @Inject DataSource source;
  @Inject HandshakeSweepJob sweeper;

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  private FakeX x;

  @BeforeEach
  void anX() {
    x =
        FakeX.start()
            .givesRequestToken("request-token-torn", "request-token-secret")
            .givesAccess("601", "601-access-token", "access-token-secret-of-601");
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void whoComesBackWithOneWhoseBytesAreDamagedBeginsAgainAndItIsSwept() throws SQLException {
    putApp("torn-handshakes");
    String id = begin("torn-handshakes");
    Database database = Database.of(source);
    database.run(
        "update token_vault.handshake set sealed = '\\x0102' where id = '%s'".formatted(id));
    double before = unreadable();

    isUnknown(complete("torn-handshakes", id));

    assertThat(unreadable()).isEqualTo(before + 1);
    assertThat(x.asked("/oauth/access_token")).isEmpty();
    complete("torn-handshakes", begin("torn-handshakes")).then().statusCode(200);

    database.run(
        "update token_vault.handshake set expires_at = now() - interval '1 second' where id = '%s'"
            .formatted(id));
    sweeper.sweep().await().atMost(Duration.ofSeconds(60));

    assertThat(unreadable()).isEqualTo(before);
    assertThat(database.strings("select id from token_vault.handshake")).doesNotContain(id);
  }

  @Test
  void theirNoRemovesOne() throws SQLException {
    putApp("torn-and-dropped");
    String id = begin("torn-and-dropped");
    Database database = Database.of(source);
    database.run(
        "update token_vault.handshake set sealed = '\\x0102' where id = '%s'".formatted(id));
    double before = unreadable();

    Response no = asManager().delete("/api/v1/apps/torn-and-dropped/handshakes/" + id);

    no.then().statusCode(204);
    assertThat(unreadable()).isEqualTo(before);
    assertThat(database.strings("select id from token_vault.handshake")).doesNotContain(id);
  }

  @Test
  void whoComesBackWithOneWhoseDataKeyIsDamagedBeginsAgain() throws SQLException {
    putApp("keyless-handshakes");
    String id = begin("keyless-handshakes");
    Database database = Database.of(source);
    String damage =
        "update token_vault.data_key set wrapped = set_byte(wrapped, length(wrapped) / 2, 255 - get_byte(wrapped, length(wrapped) / 2)) where app = 'keyless-handshakes'";
    database.run(damage);

    try {
      isUnknown(complete("keyless-handshakes", id));
    } finally {
      // The same again mends it.
      database.run(damage);
    }
  }

  private static String begin(String app) {
    return asManager()
        .body("{\"callback\":\"https://connect.example.com/callback\"}")
        .post("/api/v1/apps/" + app + "/handshakes")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response complete(String app, String id) {
    return asManager()
        .body("{\"oauthToken\":\"request-token-torn\",\"verifier\":\"verifier\"}")
        .post("/api/v1/apps/" + app + "/handshakes/" + id + "/completion");
  }

  private static void isUnknown(Response answer) {
    answer.then().statusCode(404).body("type", equalTo("urn:roost:problem:unknown-handshake"));
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
}

package dev.roost.vault.credential;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.oauth1;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RevocationTest {

  private static final String TOKEN = "/api/v1/apps/taken/users/9/token";

  @Inject DataSource source;

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

  @Test
  void whatTheUserConsentedToBeforeEndsOfBothKindsAndWhatCameSinceStays() throws SQLException {
    putAppWithClient("two-kinds");
    answered("two-kinds", oauth1("1"), oauth2("1", "first"), oauth2("2", "first"));
    consented("two-kinds", "1", "2026-11-01T10:00:00Z");
    consented("two-kinds", "2", "2026-11-01T10:00:00Z");

    revoke("two-kinds", "1", "\"2026-11-01T09:59:59Z\"").body("outcome", equalTo("newer-token"));
    revoke("two-kinds", "1", "\"2026-11-01T10:00:00Z\"").body("outcome", equalTo("newer-token"));
    revoke("two-kinds", "2", "\"2026-11-01T10:00:00Z\"").body("outcome", equalTo("revoked"));

    user("two-kinds", "1")
        .body("state", equalTo("reconnect-needed"))
        .body("cause", equalTo("revoked-by-user"))
        .body("oauth1", notNullValue());
    user("two-kinds", "2").body("cause", equalTo("revoked-by-user")).body("oauth1", nullValue());
    assertThat(sealed("two-kinds", "oauth2-user")).isEmpty();
    assertThat(sealed("two-kinds", "user")).hasSize(1);
  }

  /** A renewal gives other tokens of the same consent. */
  @Test
  void tokensThatWereRenewedSinceTheRevocationEndToo() throws SQLException {
    putAppWithClient("renewed-since");
    answered("renewed-since", oauth2("1", "first"));
    consented("renewed-since", "1", "2026-11-01T10:00:00Z");
    Database.of(source)
        .run("update token_vault.oauth2_user set refreshed_at = now() where app = 'renewed-since'");

    revoke("renewed-since", "1", "\"2026-11-01T11:00:00Z\"").body("outcome", equalTo("revoked"));

    assertThat(sealed("renewed-since", "oauth2-user")).isEmpty();
  }

  /** What X gives to an attempt that began before is of no use. */
  @Test
  void anAttemptToRenewThatIsUnderWayLosesItsClaim() throws SQLException {
    putAppWithClient("under-way");
    answered("under-way", oauth2("1", "first"));
    Database database = Database.of(source);
    database.run(
        "update token_vault.oauth2_user set attempt = 7, claimed_until = now() where app = 'under-way'");

    revoke("under-way", "1", "null").body("outcome", equalTo("revoked"));

    assertThat(
            database.strings(
                "select coalesce(attempt::text, 'none') from token_vault.oauth2_user where app = 'under-way'"))
        .containsExactly("none");
  }

  private void consented(String app, String userId, String at) throws SQLException {
    Database.of(source)
        .run(
            "update token_vault.oauth2_user set granted_at = '%s' where app = '%s' and user_id = '%s'"
                .formatted(at, app, userId));
  }

  private List<String> sealed(String app, String kind) throws SQLException {
    return Database.of(source)
        .strings(
            "select user_id from token_vault.secret where app = '%s' and kind = '%s' and sealed is not null"
                .formatted(app, kind));
  }

  private static ValidatableResponse user(String app, String userId) {
    return asAdmin().get("/api/v1/apps/" + app + "/users/" + userId).then().statusCode(200);
  }

  private static Response revoke(String revokedAt) {
    return asManager()
        .body("{\"revokedAt\":%s}".formatted(revokedAt))
        .post("/api/v1/apps/taken/users/9/revocations");
  }

  private static ValidatableResponse revoke(String app, String userId, String revokedAt) {
    return asManager()
        .body("{\"revokedAt\":%s}".formatted(revokedAt))
        .post("/api/v1/apps/" + app + "/users/" + userId + "/revocations")
        .then()
        .statusCode(200);
  }
}

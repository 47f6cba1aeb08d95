package dev.roost.vault.bearer;

import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.headerAtX;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putAppWithOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.contracts.fingerprint.Fingerprint;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.SecondOpinion;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bearer that somebody else may have ends at X and in the vault, in this order. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BearerInvalidationTest {

  private static final String INVALIDATE = "/oauth2/invalidate_token";
  private static final Reply CONFIRMED = Reply.of(200, "{\"access_token\":\"?\"}");
  private static final Reply INVALID_TOKEN =
      Reply.of(401, "{\"errors\":[{\"code\":89,\"message\":\"Invalid or expired token\"}]}");

  @Inject DataSource source;
  private FakeX x;

  @BeforeEach
  void hello() {
    x = FakeX.start().on(INVALIDATE, CONFIRMED);
  }

  @AfterEach
  void goodbye() {
    x.close();
  }

  @Test
  void itEndsForEveryoneAndTheNextIsObtained() throws SQLException {
    putAppWithOwner("leaked");
    x.givesBearer("leaked-bearer");
    callWithBearer("leaked").then().statusCode(200);
    String fingerprint = Fingerprint.of("leaked-bearer".getBytes(StandardCharsets.UTF_8)).value();
    x.givesBearer("next-bearer");

    Response ended = invalidate("leaked");

    ended
        .then()
        .statusCode(200)
        .body("app", equalTo("leaked"))
        .body("outcome", equalTo("invalidated"))
        .body("fingerprint", equalTo(fingerprint));
    Request asked = x.asked(INVALIDATE).getFirst();
    assertThat(asked.body()).isEqualTo("access_token=leaked-bearer");
    assertThat(SecondOpinion.on(asked.header("Authorization")).says("oauth_token"))
        .isEqualTo("owner-token-leaked");
    assertThat(liveBearers("leaked")).isEqualTo("0");
    assertThat(
            Database.of(source)
                .strings(
                    "select outcome || ' ' || fingerprint from token_vault.audit where app = 'leaked' and action = 'end-bearer' and purpose = 'POST /oauth2/invalidate_token'"))
        .containsExactly("done " + fingerprint);
    assertThat(headerAtX(callWithBearer("leaked"))).isEqualTo("Bearer next-bearer");
  }

  @Test
  void oneThatTheVaultDoesNotHoldIsObtainedFirstSinceXGivesEverybodyTheSame() {
    putAppWithOwner("elsewhere-leaked");
    x.givesBearer("the-bearer-of-all");

    invalidate("elsewhere-leaked").then().statusCode(200).body("outcome", equalTo("invalidated"));

    assertThat(x.asked(INVALIDATE).getFirst().body()).isEqualTo("access_token=the-bearer-of-all");
  }

  @Test
  void withoutAnOwnersTokenItIsSaidWhatToPut() {
    putApp("ownerless");
    x.givesBearer("bearer-of-ownerless");

    invalidate("ownerless")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:no-owner-token"))
        .body("detail", containsString("PUT /api/v1/apps/{app} with \"owner\""));
    assertThat(x.asked(INVALIDATE)).isEmpty();
  }

  @Test
  void oneThatXKnowsAsInvalidEndsInTheVault() throws SQLException {
    putAppWithOwner("ended-before");
    x.givesBearer("bearer-of-the-past");
    callWithBearer("ended-before");
    x.givesBearer("bearer-of-today").on(INVALIDATE, INVALID_TOKEN);

    invalidate("ended-before").then().statusCode(200).body("outcome", equalTo("already-invalid"));

    assertThat(liveBearers("ended-before")).isEqualTo("0");
    assertThat(headerAtX(callWithBearer("ended-before"))).isEqualTo("Bearer bearer-of-today");
  }

  @Test
  void anOwnersTokenThatXDoesNotTakeIsNotMistakenForTheBearers() throws SQLException {
    putAppWithOwner("bad-owner");
    x.givesBearer("bearer-of-bad-owner").on(INVALIDATE, INVALID_TOKEN);
    callWithBearer("bad-owner");

    invalidate("bad-owner")
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"))
        .body("detail", containsString("owner's token"));
    assertThat(liveBearers("bad-owner")).isEqualTo("1");
  }

  @Test
  void whileXDoesNotConfirmTheVaultKeepsIt() throws SQLException {
    putAppWithOwner("unconfirmed");
    x.givesBearer("bearer-of-unconfirmed").on(INVALIDATE, Reply.of(503, ""));
    callWithBearer("unconfirmed");

    invalidate("unconfirmed")
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:roost:problem:x-unavailable"));
    assertThat(liveBearers("unconfirmed")).isEqualTo("1");
  }

  private static Response invalidate(String app) {
    return asAdmin().post("/api/v1/apps/" + app + "/bearer/invalidation");
  }

  private String liveBearers(String app) throws SQLException {
    return Database.of(source)
        .strings(
            "select count(*) from token_vault.secret where app = '%s' and kind = 'bearer' and sealed is not null"
                .formatted(app))
        .getFirst();
  }
}

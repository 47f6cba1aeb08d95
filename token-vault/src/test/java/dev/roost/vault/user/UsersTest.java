package dev.roost.vault.user;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.both;
import static dev.roost.vault.fixtures.Imported.oauth1;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class UsersTest {

  @Test
  void usersAreListedByIdAPageAtATime() {
    putAppWithClient("listed");
    answered("listed", oauth1("3"), oauth2("1", "first"), both("2"), oauth1("5"), oauth1("4"));

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page = list("listed", "?limit=2" + cursor);
      seen.addAll(page.getList("items.userId"));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);

    assertThat(seen).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void thoseInOneStateAreListedAlone() {
    putAppWithClient("sorted");
    answered("sorted", oauth1("1"), oauth2("2", "first"), oauth1("3"), both("4"));
    asManager().body("{}").post("/api/v1/apps/sorted/users/2/revocations");
    asManager().body("{}").post("/api/v1/apps/sorted/users/3/revocations");
    asManager().delete("/api/v1/apps/sorted/users/4/credentials");

    assertThat(list("sorted", "?state=active").getList("items.userId")).containsExactly("1");
    assertThat(list("sorted", "?state=reconnect-needed").getList("items.cause"))
        .containsExactly("revoked-by-user", "revoked-by-user");
    assertThat(list("sorted", "?state=reconnect-needed&limit=1").getString("next")).isEqualTo("2");
    assertThat(list("sorted", "?state=reconnect-needed&limit=1&cursor=2").getList("items.userId"))
        .containsExactly("3");
    assertThat(list("sorted", "?state=revoking").getList("items.userId")).containsExactly("4");
    assertThat(list("sorted", "?state=missing-scope").getList("items")).isEmpty();
    asAdmin()
        .get("/api/v1/apps/sorted/users?state=gone")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("state"));
  }

  @Test
  void aUserIsShownWithFingerprintsAndNoToken() {
    putAppWithClient("shown-users");
    answered("shown-users", both("7"));

    String shown =
        as(Tokens.person("viewer"))
            .get("/api/v1/apps/shown-users/users/7")
            .then()
            .statusCode(200)
            .body("state", equalTo("active"))
            .body("cause", nullValue())
            .body("changedAt", notNullValue())
            .body("oauth1.addedAt", notNullValue())
            .body("oauth1.lastUsedAt", nullValue())
            .body("oauth2.missingScopes", equalTo(List.of()))
            .body("oauth2.grantedAt", notNullValue())
            .body("oauth2.accessExpiresAt", notNullValue())
            .extract()
            .asString();

    assertThat(shown).doesNotContain("7-token", "secret-of", "access-of", "refresh-of");
    assertThat(JsonPath.from(shown).getString("oauth1.fingerprint"))
        .isEqualTo(
            asAdmin()
                .get("/api/v1/apps/shown-users/users/7/token")
                .jsonPath()
                .getString("fingerprint"));
  }

  @Test
  void nobodyIs404AndSoIsNoApp() {
    putApp("empty-of-users");

    asAdmin().get("/api/v1/apps/empty-of-users/users/7").then().statusCode(404);
    asAdmin().get("/api/v1/apps/not-there/users").then().statusCode(404);
    assertThat(list("empty-of-users", "").getList("items")).isEmpty();
  }

  private static JsonPath list(String app, String query) {
    return as(Tokens.person("viewer"))
        .get("/api/v1/apps/" + app + "/users" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}

package dev.roost.vault.user;

import static dev.roost.vault.fixtures.Call.as;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.asManager;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static dev.roost.vault.fixtures.Imported.answered;
import static dev.roost.vault.fixtures.Imported.both;
import static dev.roost.vault.fixtures.Imported.importing;
import static dev.roost.vault.fixtures.Imported.oauth1;
import static dev.roost.vault.fixtures.Imported.oauth2;
import static dev.roost.vault.fixtures.Imported.putAppWithClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.testsupport.issuer.Tokens;
import dev.roost.vault.fixtures.Database;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ImportTest {

  @Inject DataSource source;

  @Test
  void eachLineIsAnsweredAndTheSameLinesChangeNothing() {
    putAppWithClient("moved");
    String[] lines = {oauth1("11"), "", oauth2("12", "first"), both("13")};

    List<String> first = answered("moved", lines);
    List<String> again = answered("moved", lines);

    assertThat(first)
        .containsExactly(
            "{\"line\":1,\"userId\":\"11\",\"result\":\"imported\"}",
            "{\"line\":3,\"userId\":\"12\",\"result\":\"imported\"}",
            "{\"line\":4,\"userId\":\"13\",\"result\":\"imported\"}");
    assertThat(again)
        .containsExactly(
            "{\"line\":1,\"userId\":\"11\",\"result\":\"unchanged\"}",
            "{\"line\":3,\"userId\":\"12\",\"result\":\"unchanged\"}",
            "{\"line\":4,\"userId\":\"13\",\"result\":\"unchanged\"}");
    asAdmin()
        .get("/api/v1/apps/moved/users/13")
        .then()
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("oauth2.scopes", equalTo(List.of("tweet.read", "users.read")));
  }

  /** Else an import that is resumed would put a refresh token back that X has taken already. */
  @Test
  void aLineWhoseTokensTheVaultHasRenewedSinceChangesNothing() throws SQLException {
    putAppWithClient("renewed");
    answered("renewed", oauth2("21", "first"));
    Database database = Database.of(source);
    database.run(
        """
        update token_vault.oauth2_user set state = 'reconnect-needed', cause = 'refused'
        where app = 'renewed'
        """);
    answered("renewed", oauth2("21", "second"));

    List<String> again = answered("renewed", oauth2("21", "first"));

    assertThat(again).containsExactly("{\"line\":1,\"userId\":\"21\",\"result\":\"unchanged\"}");
    assertThat(
            database.strings("select version from token_vault.oauth2_user where app = 'renewed'"))
        .containsExactly("2");
  }

  @Test
  void whoHasOtherCredentialsThatWorkKeepsThem() {
    putAppWithClient("kept");
    putToken("kept", "31");
    answered("kept", oauth2("32", "first"));
    String other = oauth1("31").replace("token-secret-of-31", "other-token-secret-of-31");

    assertThat(answered("kept", other, oauth2("32", "other")))
        .containsExactly(
            refused(1, "31", "already-connected"), refused(2, "32", "already-connected"));
    assertThat(answered("kept", both("31"))).containsExactly(imported("31"));
  }

  @Test
  void whatTheVaultHasEndedDoesNotComeBack() {
    putAppWithClient("over");
    answered("over", oauth1("41"), oauth2("42", "first"));
    asManager().delete("/api/v1/apps/over/users/41/credentials").then().statusCode(202);
    asManager().body("{}").post("/api/v1/apps/over/users/42/revocations").then().statusCode(200);

    assertThat(answered("over", oauth1("41"), oauth2("42", "first")))
        .containsExactly(refused(1, "41", "ended"), refused(2, "42", "ended"));
    assertThat(answered("over", oauth2("42", "second"))).containsExactly(imported("42"));
  }

  @Test
  void aLineWithTwoCredentialsOfWhichOneIsRefusedChangesNothing() {
    putAppWithClient("whole");
    answered("whole", oauth2("51", "other"));

    assertThat(answered("whole", both("51")))
        .containsExactly(refused(1, "51", "already-connected"));
    asAdmin()
        .get("/api/v1/apps/whole/users/51")
        .then()
        .body("oauth1", equalTo(null))
        .body("oauth2.fingerprint.size()", equalTo(16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                                    |      | not-json
          null                                                                 |      | not-json
          {"userId":"61"} x                                                    |      | not-json
          {"userId":"61","oauth1":{"token":"t","secret":"s","x":1}}            |      | not-json
          {"oauth1":{"token":"t","secret":"token-secret-of-61"}}               |      | invalid-user-id
          {"userId":"six","oauth1":{"token":"t","secret":"token-secret-of-61"}}|      | invalid-user-id
          {"userId":"61"}                                                      | 61   | nothing-to-import
          {"userId":"61","oauth1":{"token":"t","secret":"short"}}              | 61   | invalid-oauth1
          {"userId":"61","oauth1":{"token":"t t","secret":"token-secret-of-1"}}| 61   | invalid-oauth1
          {"userId":"61","oauth2":{"scopes":["tweet.read"]}}                   | 61   | invalid-oauth2
          {"userId":"61","oauth2":{"refreshToken":"r","scopes":[]}}            | 61   | invalid-oauth2
          {"userId":"61","oauth2":{"refreshToken":"r","scopes":["a b"]}}       | 61   | invalid-oauth2
          {"userId":"61","oauth2":{"refreshToken":"r r","scopes":["a"]}}       | 61   | invalid-oauth2
          {"userId":"61","oauth2":{"refreshToken":"r","scopes":["a"],"expiresAt":"soon"}} | 61 | invalid-oauth2
          """)
  void aLineThatIsNoUserIsRefusedAndTheOthersAreNot(String line, String userId, String reason) {
    putAppWithClient("picky");

    List<String> answer = answered("picky", line, oauth1("62"));

    assertThat(answer.getFirst())
        .isEqualTo(
            userId == null
                ? "{\"line\":1,\"result\":\"refused\",\"reason\":\"" + reason + "\"}"
                : refused(1, userId, reason));
    assertThat(answer.getLast()).contains("\"line\":2,\"userId\":\"62\"").doesNotContain("refused");
  }

  @Test
  void withoutAClientTokensOfOauth2CouldNotBeRenewed() {
    putApp("clientless");

    assertThat(answered("clientless", oauth2("71", "first"), oauth1("72")))
        .containsExactly(
            refused(1, "71", "no-oauth2-client"),
            "{\"line\":2,\"userId\":\"72\",\"result\":\"imported\"}");
  }

  @Test
  void onlyAnAdminImportsAndOnlyLinesOfJsonAsLongAsABodyMayBe() {
    putAppWithClient("closed");
    String path = "/api/v1/apps/closed/users/import";

    as(Tokens.person("operator"))
        .contentType("application/x-ndjson")
        .post(path)
        .then()
        .statusCode(403);
    asManager().contentType("application/x-ndjson").post(path).then().statusCode(403);
    asAdmin().contentType("text/plain").body("{}").post(path).then().statusCode(415);
    importing("nobodys", oauth1("81")).then().statusCode(404);
    importing("closed", "x".repeat(70_000)).then().statusCode(413);
  }

  @Test
  void noTokenIsInTheDatabaseNorInTheAnswer() throws SQLException {
    putAppWithClient("sealed");

    String answer = importing("sealed", both("91"), oauth1("91") + "token-secret").asString();

    String kept = new String(Database.of(source).dump(), StandardCharsets.ISO_8859_1);
    for (String secret :
        List.of("91-token", "token-secret-of-91", "access-of-91-first", "refresh-of-91-first")) {
      assertThat(kept).doesNotContain(secret);
      assertThat(answer).doesNotContain(secret);
    }
  }

  @Test
  void asManyLinesAsFitInABodyAreTakenInTheirOrder() {
    putAppWithClient("many");
    String[] lines =
        IntStream.range(0, 150)
            .mapToObj(i -> oauth1(Integer.toString(1000 + i)))
            .toArray(String[]::new);

    List<String> answer = answered("many", lines);

    assertThat(answer).hasSize(150).allMatch(line -> line.contains("imported"));
    assertThat(answer.get(149)).contains("\"line\":150,\"userId\":\"1149\"");
  }

  private static String imported(String userId) {
    return "{\"line\":1,\"userId\":\"%s\",\"result\":\"imported\"}".formatted(userId);
  }

  private static String refused(int line, String userId, String reason) {
    return "{\"line\":%d,\"userId\":\"%s\",\"result\":\"refused\",\"reason\":\"%s\"}"
        .formatted(line, userId, reason);
  }
}

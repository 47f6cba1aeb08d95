package dev.roost.subscriptions.x;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.doubles.Servers;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses are 0.2 s to 1 s here, and an app that is refused everything is tried every 5 s. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PassingRefusalsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int USERS = 60;

  @AfterEach
  void mend() {
    X.mends();
  }

  @ParameterizedTest
  @CsvSource({"401, 32", "401, 135", "400, 215", "403, 326", "401, 0"})
  void whatXRefusesForNowIsAskedAgainUntilXTakesIt(int status, int code) {
    String app = "passing-" + status + "-" + code;
    String user = "9" + status + code;
    registered(app);
    VAULT.holds(user);
    X.refuses(
        "POST /subscriptions/all.json",
        status,
        code == 0 ? "" : PlayedX.error(code, "Could not authenticate you."));

    asOperator()
        .put(subscription(app, user))
        .then()
        .statusCode(202)
        .body("state", equalTo("pending"))
        .body("work.waiting.whose", equalTo("x"))
        .body("work.waiting.since", notNullValue());

    await()
        .atMost(LONG)
        .untilAsserted(() ->
            asOperator()
                .get(subscription(app, user))
                .then()
                .body("state", equalTo("subscribed"))
                .body("work", equalTo(null)));
  }

  @ParameterizedTest
  @CsvSource({"401, unauthorized", "403, not-your-request", "502, x-refused"})
  void whatTheVaultRefusesForNowIsAskedAgainAndSaidToBeTheVaults(int status, String problem) {
    String app = "vault-" + status;
    String user = "8" + status;
    registered(app);
    VAULT.holds(user);
    VAULT.refuses(1, status, problem);

    asOperator()
        .put(subscription(app, user))
        .then()
        .statusCode(202)
        .body("reason", containsString("The vault did not sign"))
        .body("work.waiting.whose", equalTo("token-vault"));

    await()
        .atMost(LONG)
        .untilAsserted(() ->
            asOperator().get(subscription(app, user)).then().body("state", equalTo("subscribed")));
  }

  @ParameterizedTest
  @CsvSource({
    "401, 89",
    "403, 63",
    "403, 87",
    "403, 93",
    "403, 200",
    "403, 261",
    "401, 348",
    "401, 416"
  })
  void whatXRefusesForGoodIsFinal(int status, int code) {
    String app = "final-" + code;
    registered(app);
    VAULT.holds("7" + code);
    X.refuses("POST /subscriptions/all.json", status, PlayedX.error(code, "No."));

    asOperator()
        .put(subscription(app, "7" + code))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:x-refused"));
    asOperator()
        .get(subscription(app, "7" + code))
        .then()
        .body("state", equalTo("failed"))
        .body("work", equalTo(null));
  }

  @Test
  void whatTheVaultRefusesForGoodIsTheVaultsAndFinal() {
    registered("unsigned");
    VAULT.holds("6001");
    VAULT.refuses(1, 409, "no-consumer");

    asOperator()
        .put(subscription("unsigned", "6001"))
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:roost:problem:vault-refused"));
  }

  @Test
  void aWebhookThatXRefusesForNowIsRegisteredLater() {
    Servers.start();
    String url = INGEST.at("/webhooks/nonce/main");
    X.refuses(
        "POST /webhooks.json?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
        401,
        PlayedX.error(32, "Could not authenticate you."));

    asOperator().body("{}").put(webhook("nonce")).then().statusCode(202);

    becomes("nonce", "valid");
    assertThat(X.idsOf(url)).hasSize(1);
  }

  @Test
  void anAppThatIsRefusedEverythingDoesNotUseUpXsLimitsAndComesBack() {
    String id = registered("wrong-key");
    List<String> users =
        IntStream.range(0, USERS).mapToObj(i -> String.valueOf(50_000 + i)).toList();
    VAULT.holds(users.toArray(String[]::new));
    for (int i = 0; i < 10 * USERS; i++) {
      X.refuses(
          "POST /webhooks/" + id + "/subscriptions/all.json",
          401,
          PlayedX.error(32, "Could not authenticate you."));
    }

    asOperator()
        .body("{\"users\":[\"" + String.join("\",\"", users) + "\"]}")
        .put(webhook("wrong-key") + "/subscriptions")
        .then()
        .statusCode(202);

    await()
        .atMost(LONG)
        .untilAsserted(() ->
            assertThat(
                    asOperator()
                        .get(webhook("wrong-key") + "/subscriptions?limit=200")
                        .jsonPath()
                        .<String>getList("items.work.waiting.whose"))
                .hasSize(USERS)
                .containsOnly("x"));
    assertThat(
            X.asked().stream().filter(it -> it.startsWith("POST") && it.contains("/" + id + "/")))
        .hasSizeLessThan(USERS);
    registered("right-key");

    X.mends();
    await().atMost(LONG).untilAsserted(() -> assertThat(X.users(id)).containsAll(users));
  }
}

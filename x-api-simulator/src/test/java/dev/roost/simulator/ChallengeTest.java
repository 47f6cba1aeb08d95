package dev.roost.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChallengeTest {

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void startOver() {
    Simulator.forget();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void theConsumerSecretsAnswerIsTaken() {
    receiver.secret = Simulator.app("demo").getString("consumerSecret");

    Response registered = Simulator.register("demo", receiver.url());

    assertThat(registered.statusCode()).isEqualTo(200);
    assertThat(registered.jsonPath().getBoolean("valid")).isTrue();
    assertThat(registered.jsonPath().getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT.*:\\d\\dZ");
  }

  @Test
  void theClientSecretsAnswerIsTakenWhereThereIsOne() {
    receiver.secret = Simulator.app("demo").getString("clientSecret");

    Response registered = Simulator.register("demo", receiver.url());

    assertThat(registered.statusCode()).isEqualTo(200);
  }

  @Test
  void anAppWithoutClientSecretTakesTheConsumerSecretOnly() {
    receiver.secret = Simulator.app("demo").getString("clientSecret");
    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null}");

    Response registered = Simulator.register("demo", receiver.url());

    assertRefused(registered, "Invalid CRC token or json response format.");
  }

  @Test
  void theGetIsSignedOverItsRawQueryWithBothSecrets() {
    JsonPath app = Simulator.app("demo");
    receiver.secret = app.getString("consumerSecret");

    Simulator.register("demo", receiver.url() + "?tenant=a%2Fb");

    var challenge = receiver.challenges.getFirst();
    byte[] query = requireNonNull(challenge.query()).getBytes(StandardCharsets.UTF_8);
    assertThat(challenge.query()).matches("tenant=a%2Fb&crc_token=[^&]+&nonce=[^&]+");
    assertThat(challenge.getHeader("x-twitter-webhooks-signature"))
        .isEqualTo(Receiver.hmac(app.getString("consumerSecret"), query));
    assertThat(challenge.getHeader("x-twitter-webhooks-signature-oauth2"))
        .isEqualTo(Receiver.hmac(app.getString("clientSecret"), query));
  }

  @Test
  void aWrongTokenIsNamed() {
    Simulator.app("demo");
    receiver.secret = "wrong";

    Response registered = Simulator.register("demo", receiver.url());

    assertRefused(
        registered,
        "Webhook URL does not meet the requirements. Invalid CRC token or json response format.");
  }

  @Test
  void anAnswerThatIsNotJsonIsNamed() {
    Simulator.app("demo");
    receiver.onChallenge = request -> request.response().end("hello");

    Response registered = Simulator.register("demo", receiver.url());

    assertRefused(registered, "Invalid CRC token or json response format.");
  }

  @Test
  void anotherStatusIsNamedAndARedirectIsNotFollowed() {
    Simulator.app("demo");
    receiver.onChallenge =
        request ->
            request.response().setStatusCode(302).putHeader("Location", receiver.url()).end();

    Response registered = Simulator.register("demo", receiver.url());

    assertRefused(registered, "Non-200 response code during CRC GET request");
    assertThat(receiver.challenges).hasSize(1);
  }

  @Test
  void aLateAnswerIsNamed() {
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
    receiver.onChallenge =
        request -> receiver.vertx().setTimer(3_300, id -> receiver.answer(request));

    Response registered = Simulator.register("demo", receiver.url());

    assertRefused(registered, "High latency on CRC GET request.");
  }

  @Test
  void anAddressOutsideLoopbackIsRefused() {
    Simulator.app("demo");

    Response registered = Simulator.register("demo", "http://192.0.2.1/hook");

    assertRefused(registered, "Webhook URL does not meet the requirements.");
  }

  @Test
  void anAddressWhereNobodyListensIsRefused() {
    Simulator.app("demo");
    String url = receiver.url();
    receiver.close();

    Response registered = Simulator.register("demo", url);

    assertRefused(registered, "Non-200");
  }

  @Test
  void theSameAddressAgainIsChallengedAgainAndStaysTheSame() {
    String first = Simulator.subscribed(receiver);

    String second = Simulator.subscribed(receiver);

    assertThat(second).isEqualTo(first);
    assertThat(receiver.challenges).hasSize(2);
    assertThat(Simulator.get("/simulator/webhooks").getList("id")).containsExactly(first);
  }

  @Test
  void aWrongAnswerOnDemandTakesTheWebhookOutUntilItPassesAgain() {
    String webhook = Simulator.subscribed(receiver, "ada");
    String right = receiver.secret;
    receiver.secret = "wrong";

    JsonPath verdict = Simulator.post("/simulator/webhooks/" + webhook + "/challenge", "{}");
    JsonPath unheard = Simulator.act(Simulator.user("ada"), "post");
    receiver.secret = right;
    Simulator.post("/simulator/webhooks/" + webhook + "/challenge", "{}");
    JsonPath heard = Simulator.act(Simulator.user("ada"), "post");

    assertThat(verdict.getBoolean("valid")).isFalse();
    assertThat(verdict.getInt("status")).isEqualTo(200);
    assertThat(verdict.getString("error")).contains("Invalid CRC token");
    assertThat(unheard.getList("happenings")).isEmpty();
    assertThat(heard.getList("happenings")).hasSize(1);
  }

  @Test
  void aServerErrorOnDemandLeavesTheWebhookValid() {
    String webhook = Simulator.subscribed(receiver, "ada");
    receiver.onChallenge = request -> request.response().setStatusCode(503).end();

    JsonPath verdict = Simulator.post("/simulator/webhooks/" + webhook + "/challenge", "{}");

    assertThat(verdict.getBoolean("valid")).isFalse();
    assertThat(verdict.getInt("status")).isEqualTo(503);
    assertThat(Simulator.get("/simulator/webhooks").getBoolean("[0].valid")).isTrue();
  }

  private static void assertRefused(Response response, String message) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.jsonPath().getInt("errors[0].code")).isEqualTo(214);
    assertThat(response.jsonPath().getString("errors[0].message")).contains(message);
  }
}

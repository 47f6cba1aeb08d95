package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** X without what the simulator lets pass by default, and with X's own ages of a replay. */
@QuarkusTest
@TestProfile(StricterXTest.Strict.class)
class StricterXTest {

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void anApp() {
    Simulator.forget();
    receiver.secret = Simulator.app("demo").getString("consumerSecret");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void whatXDeprecatedIsNotThereWhenItIsSwitchedOff() {
    Simulator.user("ada");
    String path = XApi.ACCOUNT + "/webhooks/9/subscriptions/all.json";

    Response answer = XApi.signed(XApi.user("demo", "ada"), "DELETE", path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.jsonPath().getString("errors[0].message"))
        .isEqualTo("Sorry, that page does not exist.");
  }

  @Test
  void plainHttpIsRefusedAndNobodyIsChallenged() {
    String path = XApi.ACCOUNT + "/webhooks.json?url=" + Signer.encoded(receiver.url());

    Response answer = XApi.signed(XApi.owner("demo"), "POST", path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("errors[0].message"))
        .isEqualTo("Webhook URL does not meet the requirements.");
    assertThat(receiver.challenges).isEmpty();
  }

  @Test
  void rateLimitsAreScaled() {
    String bearer = "Bearer " + XApi.bearer("demo");
    String path = XApi.ACCOUNT + "/webhooks.json";

    for (int i = 1; i <= 3; i++) {
      XApi.with(bearer, "GET", path).then().statusCode(200);
    }

    assertThat(XApi.with(bearer, "GET", path).statusCode()).isEqualTo(429);
  }

  @Test
  void aReplayOfWhatHasJustHappenedIsRefused() {
    String now =
        DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC).format(Instant.now());
    String path = XApi.ACCOUNT + "/replay/webhooks/9/subscriptions/all.json";

    Response answer = XApi.alone("demo", "POST", path + "?from_date=" + now + "&to_date=" + now);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(XApi.code(answer)).isEqualTo(368);
  }

  /** All switches the other way. */
  public static final class Strict implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "simulator.deprecated-unsubscribe", "false",
          "simulator.webhook.allow-loopback-http", "false",
          "simulator.rate-limit.scale", "0.2",
          "simulator.replay.from-age", "31m",
          "simulator.replay.to-age", "10m");
    }
  }
}

package dev.roost.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From which program which credentials came. */
@QuarkusTest
class CallCountsTest {

  private static final String VAULT = "Roost-token-vault/0.1.0";
  private static final String WEBHOOKS = "/2/webhooks";
  private static final String SUBSCRIBED = "/2/account_activity/webhooks/1/subscriptions/all";

  private Signer ada;

  @BeforeEach
  void anApp() {
    Simulator.forget();
    Simulator.app("demo");
    ada = XApi.user("demo", "ada");
  }

  @Test
  void callsOfBothVersionsAreCountedByCredentialsAndUserAgent() {
    String bearer = "Bearer " + XApi.bearer("demo");
    call(bearer, VAULT, WEBHOOKS);
    call(bearer, VAULT, XApi.ACCOUNT + "/webhooks.json");
    call(bearer, "someone else", WEBHOOKS);
    call(signed(SUBSCRIBED), VAULT, SUBSCRIBED);
    call(signed(SUBSCRIBED), "", SUBSCRIBED);
    call("Bearer forged", VAULT, WEBHOOKS);
    call("", VAULT, WEBHOOKS);

    assertThat(counts())
        .containsExactly(
            count("app-only", VAULT, 2),
            count("app-only", "someone else", 1),
            count("none", VAULT, 1),
            count("unknown", VAULT, 1),
            count("user", "", 1),
            count("user", VAULT, 1));
    assertThat(Simulator.get("/simulator/calls").getList("userAgent"))
        .containsExactly(VAULT, VAULT, "someone else", VAULT, "", VAULT, VAULT);
  }

  @Test
  void aLongNameIsCutAndOverAThousandNamesAreCountedTogether() {
    call("", "x".repeat(300), WEBHOOKS);
    for (int i = 0; i < 1_005; i++) {
      call("", "program " + i, WEBHOOKS);
    }

    assertThat(counts())
        .hasSize(1_001)
        .contains(count("none", "x".repeat(200), 1), count("none", "(others)", 6));
  }

  @Test
  void startingOverForgetsThem() {
    call("", VAULT, WEBHOOKS);

    Simulator.forget();

    assertThat(counts()).isEmpty();
  }

  private String signed(String path) {
    return ada.sign("GET", XApi.url(path), "");
  }

  private static void call(String authorization, String userAgent, String path) {
    RequestSpecification request = given().header("User-Agent", userAgent);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    Response answered = request.get(XApi.url(path));
    assertThat(answered.statusCode()).isLessThan(500);
  }

  private static List<Map<String, Object>> counts() {
    return Simulator.get("/simulator/calls/counts").getList("$");
  }

  private static Map<String, Object> count(String as, String userAgent, int calls) {
    return Map.of("as", as, "userAgent", userAgent, "calls", calls);
  }
}

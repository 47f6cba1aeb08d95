package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTest {

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
  void aDeliveryIsSignedWithBothSecretsInTitleCaseHeaders() {
    Simulator.subscribed(receiver, "ada");
    JsonPath app = Simulator.app("demo");

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> receiver.arrived.size() == 1);
    Receiver.Arrived arrived = receiver.arrived.getFirst();
    byte[] body = arrived.body().getBytes();
    assertThat(arrived.headers().get("X-Twitter-Webhooks-Signature"))
        .isEqualTo(Receiver.hmac(app.getString("consumerSecret"), body));
    assertThat(arrived.headers().get("X-Twitter-Webhooks-Signature-OAuth2"))
        .isEqualTo(Receiver.hmac(app.getString("clientSecret"), body));
    assertThat(arrived.headers().names())
        .contains("Host", "Content-Length", "Content-Type", "X-B3-Traceid")
        .allSatisfy(name -> assertThat(Character.isUpperCase(name.charAt(0))).isTrue());
    assertThat(arrived.headers().get("Finagle-Ctx-Com.twitter.finagle.retries")).isEqualTo("0");
  }

  @Test
  void anAppWithoutClientSecretSignsTheOldWayOnly() {
    Simulator.subscribed(receiver, "ada");
    Simulator.put("/simulator/apps/demo", "{\"clientSecret\":null}");

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> receiver.arrived.size() == 1);
    assertThat(receiver.arrived.getFirst().headers().contains("X-Twitter-Webhooks-Signature"))
        .isTrue();
    assertThat(
            receiver.arrived.getFirst().headers().contains("X-Twitter-Webhooks-Signature-OAuth2"))
        .isFalse();
  }

  @Test
  void theLogHoldsTheExactBytesAndTheTimes() {
    String webhook = Simulator.subscribed(receiver, "ada");
    String ada = Simulator.user("ada");

    JsonPath act = Simulator.act(ada, "follow");

    await().until(() -> Simulator.count("accepted") == 1);
    JsonPath log = Simulator.get("/simulator/deliveries");
    byte[] body = Base64.getDecoder().decode(log.getString("deliveries[0].body"));
    assertThat(body).isEqualTo(receiver.arrived.getFirst().body().getBytes());
    assertThat(log.getString("deliveries[0].happenings[0].body"))
        .isEqualTo(log.getString("deliveries[0].body"));
    assertThat(log.getString("deliveries[0].happenings[0].id"))
        .isEqualTo(act.getString("happenings[0].id"));
    assertThat(log.getString("deliveries[0].happenings[0].kind")).isEqualTo("follow_events");
    assertThat(log.getString("deliveries[0].webhookId")).isEqualTo(webhook);
    assertThat(log.getString("deliveries[0].forUserId")).isEqualTo(ada);
    assertThat(log.getString("deliveries[0].state")).isEqualTo("accepted");
    assertThat(log.getString("deliveries[0].attempts[0].outcome")).isEqualTo("accepted");
    assertThat(log.getInt("deliveries[0].attempts[0].status")).isEqualTo(200);
    assertThat(log.getLong("deliveries[0].attempts[0].endedAt"))
        .isGreaterThan(log.getLong("deliveries[0].attempts[0].sentAt"));
    assertThat(log.getString("deliveries[0].attempts[0].at")).startsWith("20").endsWith("Z");
    assertThat(log.getLong("next")).isEqualTo(1);
  }

  @Test
  void whatIsNot200IsTriedFourTimesAndGivenUp() {
    Simulator.subscribed(receiver, "ada");
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    receiver.onDelivery = (request, n) -> request.response().setStatusCode(202).end();

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> Simulator.count("givenUp") == 1);
    assertThat(receiver.arrived).hasSize(4);
    assertThat(receiver.arrived)
        .extracting(arrived -> arrived.headers().get("Finagle-Ctx-Com.twitter.finagle.retries"))
        .containsExactly("0", "1", "2", "3");
    assertThat(receiver.arrived)
        .extracting(Receiver.Arrived::body)
        .containsOnly(receiver.arrived.getFirst().body());
    assertThat(attempts(0)).extracting(attempt -> attempt.get("outcome")).containsOnly("refused");
    assertThat(attempts(0)).extracting(attempt -> attempt.get("n")).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aSilentReceiverCostsThreeSecondsAndIsTriedAgain() {
    Simulator.subscribed(receiver, "ada");
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    receiver.onDelivery =
        (request, n) -> {
          if (n > 1) {
            request.response().end();
          }
        };

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> Simulator.count("accepted") == 1);
    Map<String, Object> first = attempts(0).getFirst();
    assertThat(first.get("outcome")).isEqualTo("timeout");
    assertThat(first.get("status")).isNull();
    assertThat(nanos("endedAt") - nanos("sentAt")).isBetween(2_900_000_000L, 3_500_000_000L);
    assertThat(attempts(0)).hasSize(2);
  }

  @Test
  void aReceiverThatIsAwayIsTriedAgainUntilItIsBack() {
    Simulator.subscribed(receiver, "ada");
    Simulator.put("/simulator/retries", "{\"scale\":0.01}");
    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("accepted") == 1);
    int port = receiver.port();
    receiver.close();

    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("attempts") >= 2);
    try (Receiver again = new Receiver(port)) {
      await().until(() -> Simulator.count("accepted") == 2);

      assertThat(again.arrived).hasSize(1);
    }
    assertThat(attempts(1).getFirst().get("outcome")).isEqualTo("connection-refused");
    assertThat(attempts(1).getFirst().get("sentAt")).isNull();
  }

  @Test
  void aConnectionThatTheReceiverDropsCountsAsReset() {
    Simulator.subscribed(receiver, "ada");
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    receiver.onDelivery =
        (request, n) -> {
          if (n == 1) {
            request.connection().close();
          } else {
            request.response().end();
          }
        };

    Simulator.act(Simulator.user("ada"), "post");

    await().until(() -> Simulator.count("accepted") == 1);
    assertThat(attempts(0))
        .extracting(attempt -> attempt.get("outcome"))
        .containsExactly("reset", "accepted");
    assertThat(attempts(0).getFirst().get("sentAt")).isNotNull();
  }

  @Test
  void deliveriesOfOneUserStartInOrderWithoutWaitingForAnswers() {
    Simulator.subscribed(receiver, "ada");
    receiver.onDelivery =
        (request, n) -> receiver.vertx().setTimer(300, id -> request.response().end());
    String ada = Simulator.user("ada");

    for (int i = 0; i < 10; i++) {
      Simulator.act(ada, "follow");
    }

    await().until(() -> Simulator.count("accepted") == 10);
    List<Long> sent = Simulator.firstSent();
    long span =
        Simulator.get("/simulator/deliveries").getLong("deliveries[9].attempts[0].endedAt")
            - Simulator.get("/simulator/deliveries").getLong("deliveries[0].attempts[0].sentAt");
    assertThat(sent).hasSize(10).isSorted();
    assertThat(span).isLessThan(2_500_000_000L);
  }

  @Test
  void whilePausedNothingLeaves() {
    Simulator.subscribed(receiver, "ada");
    Simulator.post("/simulator/pause", "");
    Simulator.act(Simulator.user("ada"), "post");
    await().until(() -> Simulator.count("queued") == 1);
    assertThat(Simulator.count("deliveries")).isZero();

    Simulator.post("/simulator/resume", "");

    await().until(() -> Simulator.count("accepted") == 1);
    assertThat(Simulator.count("queued")).isZero();
  }

  @Test
  void aHandMadeBodyIsSignedAndSentOnce() {
    String webhook = Simulator.subscribed(receiver);
    receiver.onDelivery = (request, n) -> request.response().setStatusCode(401).end();
    byte[] body = "not even JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    JsonPath answer =
        Simulator.post(
            "/simulator/deliver",
            "{\"webhookId\":\"%s\",\"body\":\"%s\",\"headers\":{\"X-Twitter-Webhooks-Signature-OAuth2\":\"sha256=x\"}}"
                .formatted(webhook, Base64.getEncoder().encodeToString(body)));

    assertThat(answer.getInt("status")).isEqualTo(401);
    Receiver.Arrived arrived = receiver.arrived.getFirst();
    assertThat(arrived.body().getBytes()).isEqualTo(body);
    assertThat(arrived.headers().get("x-twitter-webhooks-signature"))
        .isEqualTo(Receiver.hmac(receiver.secret, body));
    assertThat(arrived.headers().getAll("x-twitter-webhooks-signature-oauth2"))
        .containsExactly("sha256=x");
    assertThat(Simulator.count("deliveries")).isZero();
  }

  private static List<Map<String, Object>> attempts(int delivery) {
    return Simulator.get("/simulator/deliveries").getList("deliveries[" + delivery + "].attempts");
  }

  private static long nanos(String field) {
    return Simulator.get("/simulator/deliveries").getLong("deliveries[0].attempts[0]." + field);
  }
}

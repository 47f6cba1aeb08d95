package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BillingTest {

  private final Receiver receiver = new Receiver();
  private String webhook = "";
  private String ada = "";

  @BeforeEach
  void subscriptions() {
    Simulator.forget();
    Simulator.app("demo");
    webhook = V2.webhook("demo", receiver);
    ada = Simulator.user("ada");
    for (String type : List.of("post.create", "post.delete", "follow.follow", "like.create")) {
      V2.as(
              "ada",
              "demo",
              "POST",
              "/2/activity/subscriptions",
              V2.wish(type, V2.user(ada), Map.of("webhook_id", webhook)))
          .then()
          .statusCode(200);
    }
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void eventsAreBilledByTheirClassAndWhatHasNoPriceIsCountedApart() {
    Simulator.act(ada, "post");
    Simulator.act(ada, "post");
    Simulator.act(ada, "follow");
    Simulator.act(ada, "like");
    Simulator.act(ada, "delete");

    JsonPath bill = Simulator.get("/simulator/billing");

    assertThat(bill.getList("items.eventType"))
        .containsExactly("follow.follow", "like.create", "post.create", "post.delete");
    assertThat(bill.getList("items.priceClass"))
        .containsExactly("follow", "not_published", "post", "free");
    assertThat(bill.getList("items.events")).containsExactly(1, 1, 2, 1);
    assertThat(bill.getList("items.microDollars")).containsExactly(10_000, null, 10_000, 0);
    assertThat(bill.getList("items.app", String.class)).containsOnly("demo");
    assertThat(bill.getInt("microDollars")).isEqualTo(20_000);
    assertThat(bill.getInt("withoutPrice")).isEqualTo(1);
  }

  @Test
  void copiesRetriesAndReplaysOfADayAreNotBilledAgain() {
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
    Simulator.put("/simulator/faults", "{\"duplicate\":1,\"maxCopies\":2}");
    receiver.onDelivery =
        (request, n) -> request.response().setStatusCode(n == 1 ? 500 : 200).end();
    Simulator.act(ada, "post");
    await().until(() -> Simulator.count("accepted") == 2);
    Simulator.put("/simulator/faults", "{}");

    Instant now = Instant.now();
    V2.bearer(
            "demo",
            "POST",
            "/2/webhooks/replay",
            "{\"webhook_id\":\"%s\",\"from_date\":\"%s\",\"to_date\":\"%s\"}"
                .formatted(webhook, V2.minute(now.minusSeconds(120)), V2.minute(now)))
        .then()
        .statusCode(200);
    await().until(() -> Simulator.get("/simulator/replays").getInt("[0].accepted") == 1);

    assertThat(Simulator.get("/simulator/billing").getList("items.events")).containsExactly(1);
  }

  @Test
  void theAccountActivityApiIsNotOnTheBill() {
    Simulator.subscribe(webhook, Simulator.user("ben"));

    Simulator.act(Simulator.user("ben"), "post");

    assertThat(Simulator.get("/simulator/billing").getList("items")).isEmpty();
  }
}

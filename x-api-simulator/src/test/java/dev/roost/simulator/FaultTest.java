package dev.roost.simulator;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FaultTest {

  private static final Duration WIDE = Duration.ofSeconds(60);

  private final Receiver receiver = new Receiver();
  private String ada = "";

  @BeforeEach
  void startOver() {
    Simulator.forget();
    Simulator.subscribed(receiver, "ada");
    ada = Simulator.user("ada");
    Simulator.put("/simulator/retries", "{\"scale\":0.001}");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aDuplicateIsTheSameBytesInALogEntryOfItsOwn() {
    Simulator.put("/simulator/faults", "{\"duplicate\":1,\"maxCopies\":2}");

    Simulator.act(ada, "post");

    await().until(() -> Simulator.count("accepted") == 2);
    assertThat(receiver.arrived).hasSize(2).extracting(Receiver.Arrived::body).hasSize(2);
    assertThat(receiver.arrived.get(0).body()).isEqualTo(receiver.arrived.get(1).body());
    JsonPath log = Simulator.get("/simulator/deliveries");
    assertThat(log.getList("deliveries.copy")).containsExactly(0, 1);
    assertThat(log.getList("deliveries.happenings[0].id").stream().distinct()).hasSize(1);
    assertThat(Simulator.count("copies")).isEqualTo(1);
    assertThat(Simulator.count("happenings")).isEqualTo(1);
  }

  @Test
  void aLostAnswerArrivesWholeAndComesAgain() {
    Simulator.put("/simulator/faults", "{\"lostAnswer\":1}");

    Simulator.act(ada, "post");

    await().until(() -> Simulator.count("givenUp") == 1);
    assertThat(receiver.arrived).hasSize(4);
    assertThat(outcomes()).containsOnly("lost-answer");
  }

  @Test
  void aTimeoutArrivesWholeAndEndsAtXsTimeLimitAlthoughItWasAnswered() {
    Simulator.put("/simulator/faults", "{\"timeout\":1,\"sparesLast\":true}");

    Simulator.act(ada, "post");

    await().atMost(WIDE).until(() -> Simulator.count("accepted") == 1);
    assertThat(receiver.arrived).hasSize(4);
    assertThat(outcomes()).containsExactly("timeout", "timeout", "timeout", "accepted");
    assertThat(faults()).containsExactly("timeout", "timeout", "timeout", null);
    assertThat(tookMillis(0)).isBetween(2_900L, 4_500L);
  }

  @Test
  void aStalledBodyNeverArrivesWholeAndEndsAtXsTimeLimit() {
    Simulator.put("/simulator/faults", "{\"stalledBody\":1,\"sparesLast\":true}");

    Simulator.act(ada, "post");

    await().atMost(WIDE).until(() -> Simulator.count("accepted") == 1);
    assertThat(receiver.arrived).hasSize(1);
    assertThat(receiver.broken).hasSize(3);
    assertThat(outcomes()).containsExactly("timeout", "timeout", "timeout", "accepted");
    assertThat(faults()).containsExactly("stalled-body", "stalled-body", "stalled-body", null);
  }

  @Test
  void theLogTellsAResetOfXsFromOneOfTheReceivers() {
    receiver.onDelivery = (request, n) -> request.connection().close();

    Simulator.act(ada, "post");
    await().atMost(WIDE).until(() -> Simulator.count("givenUp") == 1);
    assertThat(outcomes()).containsOnly("reset");
    assertThat(faults()).containsOnlyNulls();

    Simulator.put("/simulator/faults", "{\"reset\":1}");
    Simulator.act(ada, "post");
    await().atMost(WIDE).until(() -> Simulator.count("givenUp") == 2);
    List<String> ofXs =
        Simulator.get("/simulator/deliveries").getList("deliveries[1].attempts.fault");
    assertThat(ofXs).containsOnly("reset");
  }

  @Test
  void aSparedLastAttemptIsNotBroken() {
    Simulator.put("/simulator/faults", "{\"lostAnswer\":1,\"sparesLast\":true}");

    Simulator.act(ada, "post");

    await().until(() -> Simulator.count("accepted") == 1);
    assertThat(outcomes()).containsExactly("lost-answer", "lost-answer", "lost-answer", "accepted");
  }

  @Test
  void aResetBreaksTheBodyAndNothingWholeArrives() {
    Simulator.put("/simulator/faults", "{\"reset\":1}");

    Simulator.act(ada, "post");

    await().until(() -> Simulator.count("givenUp") == 1);
    await().until(() -> receiver.broken.size() == 4);
    assertThat(receiver.breaks).anyMatch(message -> message.contains("reset"));
    assertThat(receiver.arrived).isEmpty();
    assertThat(outcomes()).containsOnly("reset");
  }

  @Test
  void aSlowBodyTakesAboutASecondAndArrivesUnharmed() {
    Simulator.put("/simulator/faults", "{\"slowBody\":1}");

    Simulator.act(ada, "post");

    await().until(() -> Simulator.count("accepted") == 1);
    JsonPath log = Simulator.get("/simulator/deliveries");
    long nanos =
        log.getLong("deliveries[0].attempts[0].endedAt")
            - log.getLong("deliveries[0].attempts[0].sentAt");
    assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_800));
    assertThat(Base64.getEncoder().encodeToString(receiver.arrived.getFirst().body().getBytes()))
        .isEqualTo(log.getString("deliveries[0].body"));
  }

  @Test
  void delayAndReorderMixTheOrderAndLoseNothing() {
    Simulator.put("/simulator/faults", "{\"delay\":0.3,\"reorder\":0.3}");

    for (int i = 0; i < 20; i++) {
      Simulator.act(ada, "follow");
    }

    await().until(() -> Simulator.count("accepted") == 20);
    List<Long> sent = Simulator.firstSent();
    assertThat(sent).hasSize(20).isNotEqualTo(sent.stream().sorted().toList());
  }

  @Test
  void aBatchTravelsInOneBodyAndCanBeToldApart() throws Exception {
    Simulator.put("/simulator/faults", "{\"batch\":1}");

    Simulator.act(ada, "follow");
    Simulator.act(ada, "message");
    Simulator.act(ada, "block");
    Simulator.act(ada, "message");

    await().until(() -> Simulator.count("queued") == 0 && Simulator.count("pending") == 0);
    JsonPath log = Simulator.get("/simulator/deliveries");
    assertThat(log.getList("deliveries")).hasSizeLessThan(4);
    assertThat(log.getList("deliveries.happenings.id.flatten()"))
        .containsExactly("h-1", "h-2", "h-3", "h-4");
    ObjectMapper json = new ObjectMapper();
    JsonNode whole = json.readTree(Base64.getDecoder().decode(log.getString("deliveries[0].body")));
    for (String alone : log.getList("deliveries[0].happenings.body", String.class)) {
      JsonNode single = json.readTree(Base64.getDecoder().decode(alone));
      assertHolds(whole, single);
    }
  }

  @Test
  void aCrowdUnderAllFaultsIsDeliveredWholeAndOfAllKinds() {
    for (int i = 0; i < 8; i++) {
      Simulator.subscribe(
          Simulator.get("/simulator/webhooks").getString("[0].id"), Simulator.user("u" + i));
    }
    Simulator.put(
        "/simulator/faults",
        """
        {"duplicate":0.2,"maxCopies":3,"delay":0.1,"reorder":0.1,"reset":0.05,"lostAnswer":0.05,
         "slowBody":0.02,"batch":0.1}
        """);

    JsonPath crowd =
        Simulator.post("/simulator/crowd", "{\"happenings\":600,\"seed\":7,\"perSecond\":600}");

    String progress = "/simulator/crowds/" + crowd.getString("crowd");
    await().atMost(Duration.ofMinutes(1)).until(() -> Simulator.get(progress).getBoolean("done"));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Simulator.count("queued") == 0 && Simulator.count("pending") == 0);
    JsonPath log = Simulator.get("/simulator/deliveries?limit=10000");
    Set<String> ids = new HashSet<>(log.getList("deliveries.happenings.id.flatten()"));
    Set<String> kinds = new HashSet<>(log.getList("deliveries.happenings.kind.flatten()"));
    assertThat(ids).hasSize(600);
    assertThat(Simulator.count("happenings")).isEqualTo(600);
    assertThat(Simulator.get(progress).getInt("issued")).isEqualTo(600);
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "tweet_create_events",
            "tweet_delete_events",
            "favorite_events",
            "follow_events",
            "block_events",
            "mute_events",
            "direct_message_events",
            "direct_message_indicate_typing_events",
            "direct_message_mark_read_events",
            "user_event",
            "spaces_events",
            "community_events",
            "broadcast_events");
    Set<String> outcomes = new HashSet<>(log.getList("deliveries.attempts.outcome.flatten()"));
    assertThat(outcomes).contains("accepted", "reset", "lost-answer");
    assertThat(Simulator.count("copies")).isPositive();
    assertThat(Simulator.count("accepted") + Simulator.count("givenUp"))
        .isEqualTo(Simulator.count("deliveries"));
  }

  @Test
  void aCrowdOfOneMixAtChangingRatesDoesThatAlone() {
    JsonPath crowd =
        Simulator.post(
            "/simulator/crowd",
            """
            {"happenings":60,"seed":7,"perSecond":1,"mix":{"unknown":1},
             "paces":[{"second":0.1,"perSecond":500}]}
            """);

    String progress = "/simulator/crowds/" + crowd.getString("crowd");
    await().atMost(WIDE).until(() -> Simulator.get(progress).getBoolean("done"));
    JsonPath log = Simulator.get("/simulator/deliveries?limit=100");
    Set<String> kinds = new HashSet<>(log.getList("deliveries.happenings.kind.flatten()"));
    assertThat(kinds)
        .containsExactlyInAnyOrder("spaces_events", "community_events", "broadcast_events");
  }

  private static void assertHolds(JsonNode whole, JsonNode single) {
    for (var field : single.properties()) {
      JsonNode there = whole.get(field.getKey());
      if (field.getValue().isArray()) {
        assertThat(there).contains(field.getValue().get(0));
      } else if (field.getValue().isObject()) {
        field
            .getValue()
            .properties()
            .forEach(entry -> assertThat(there.get(entry.getKey())).isEqualTo(entry.getValue()));
      } else {
        assertThat(there).isEqualTo(field.getValue());
      }
    }
  }

  private static List<String> faults() {
    return Simulator.get("/simulator/deliveries").getList("deliveries[0].attempts.fault");
  }

  private static long tookMillis(int attempt) {
    JsonPath log = Simulator.get("/simulator/deliveries");
    String path = "deliveries[0].attempts[" + attempt + "].";
    return (log.getLong(path + "endedAt") - log.getLong(path + "sentAt")) / 1_000_000;
  }

  private static List<String> outcomes() {
    return Simulator.get("/simulator/deliveries").getList("deliveries[0].attempts.outcome");
  }
}

package dev.roost.vault.credential;

import static dev.roost.testsupport.clock.Waits.await;
import static dev.roost.vault.fixtures.Call.asAdmin;
import static dev.roost.vault.fixtures.Call.callWithBearer;
import static dev.roost.vault.fixtures.Call.putApp;
import static dev.roost.vault.fixtures.Call.putToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.contracts.topic.Topics;
import dev.roost.testsupport.kafka.TopicReader;
import dev.roost.testsupport.schema.RecordSchema;
import dev.roost.vault.doubles.FakeX;
import dev.roost.vault.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AnnouncementTest {

  @Test
  void everyChangeOfAnAppsKeysIsAnnouncedAndNothingElseIs() {
    putApp("told");
    putApp("told");
    putToken("told", "3");
    asAdmin()
        .body("{\"family\":\"client\",\"secret\":\"client-secret-of-told\"}")
        .post("/api/v1/apps/told/webhook-secrets");
    asAdmin().body("{\"requireModern\":true}").put("/api/v1/apps/told").then().statusCode(200);
    try (FakeX x = FakeX.start()) {
      x.givesBearer("bearer-of-told");
      callWithBearer("told").then().statusCode(200);
    }
    asAdmin().delete("/api/v1/apps/told/webhook-secrets/client-1").then().statusCode(409);
    asAdmin().body("{\"requireModern\":false}").put("/api/v1/apps/told");
    asAdmin().delete("/api/v1/apps/told/webhook-secrets/client-1").then().statusCode(204);

    await().untilAsserted(() -> assertThat(announced("told")).hasSize(5));
    assertThat(announced("told").stream().map(AnnouncementTest::told))
        .containsExactly(
            "false [consumer, webhook-consumer] [1, 1]",
            "false [consumer, webhook-client, webhook-consumer] [1, 1, 1]",
            "true [consumer, webhook-client, webhook-consumer] [1, 1, 1]",
            "false [consumer, webhook-client, webhook-consumer] [1, 1, 1]",
            "false [consumer, webhook-consumer] [1, 1]");
  }

  private static String told(String record) {
    JsonPath json = JsonPath.from(record);
    return json.getBoolean("requireModern")
        + " "
        + json.getList("credentials.kind")
        + " "
        + json.getList("credentials.version");
  }

  @Test
  void whatIsAnnouncedIsAsTheContractSays() {
    putApp("formed");

    await().untilAsserted(() -> assertThat(announced("formed")).hasSize(1));
    String record = announced("formed").getFirst();
    assertThat(RecordSchema.of(Topics.CREDENTIALS).faults(record)).isEmpty();
    assertThat(record).doesNotContain("consumer-secret-of", "consumer-key");
  }

  @Test
  void aChangeThatFailsIsNotAnnounced() {
    asAdmin()
        .body("{\"owner\":{\"token\":\"t\",\"secret\":\"owner-secret-of-undone\"}}")
        .put("/api/v1/apps/undone")
        .then()
        .statusCode(400);
    putApp("done");

    await().untilAsserted(() -> assertThat(announced("done")).hasSize(1));
    assertThat(announced("undone")).isEmpty();
  }

  private static List<String> announced(String app) {
    return TopicReader.values(
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
        Topics.CREDENTIALS.name(),
        app);
  }
}

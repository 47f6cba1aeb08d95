package dev.roost.subscriptions.preflight;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import dev.roost.contracts.heartbeat.Heartbeat;
import dev.roost.contracts.topic.Topics;
import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.kafka.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PreflightTest {

  @BeforeEach
  void noWebhooksOfOthers() {
    X.forgets();
  }

  @Test
  void allIsWellWhereAllIsThere() {
    registered("ready");

    asOperator()
        .get("/api/v1/apps/ready/preflight")
        .then()
        .statusCode(200)
        .body("ok", equalTo(true))
        .body(
            "checks.name",
            hasItems(
                "vault",
                "subscriptions",
                "webhooks",
                "public-url main",
                "kafka",
                "announcements",
                "deliveries"))
        .body("checks.ok", everyItem(equalTo(true)));
  }

  @Test
  void eachThingThatIsMissingIsNamedWithItsCauseAndRemedy() {
    String id = registered("unready");
    INGEST.answers("/webhooks/unready/main", 503, "");
    X.invalidates(id);
    X.refuses(
        "GET /subscriptions/count.json", 401, PlayedX.error(32, "Could not authenticate you."));

    asOperator()
        .get("/api/v1/apps/unready/preflight")
        .then()
        .body("ok", equalTo(false))
        .body("checks.find { it.name == 'vault' }.ok", equalTo(true))
        .body("checks.find { it.name == 'subscriptions' }.ok", equalTo(false))
        .body("checks.find { it.name == 'webhooks' }.what", containsString("1 of them invalid"))
        .body(
            "checks.find { it.name == 'public-url main' }.cause",
            containsString("no key of this app"));
    INGEST.mends("/webhooks/unready/main");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-client-secret | the vault has none of the app | X's developer portal | client id and the secret into the vault
          bad-signature    | fits none of the app's secrets | the vault has the one before | put the present secrets in
          modern-required  | have the legacy signature alone | requireModern | take requireModern back
          """)
  void whyDeliveriesAreRefusedIsToldByEndpoint(
      String cause, String what, String why, String remedy) {
    String app = "refused-" + cause;
    registered(app);
    says(app, "pod-1", "side", cause, Instant.now().minusSeconds(2));
    says(app, "pod-2", "side", cause, Instant.now().minusSeconds(1));

    asOperator()
        .get("/api/v1/apps/" + app + "/preflight")
        .then()
        .body("ok", equalTo(false))
        .body("checks.findAll { it.name == 'deliveries' }", empty())
        .body("checks.find { it.name == 'deliveries side' }.what", containsString(what))
        .body("checks.find { it.name == 'deliveries side' }.what", containsString(", 4 since"))
        .body("checks.find { it.name == 'deliveries side' }.cause", containsString(why))
        .body("checks.find { it.name == 'deliveries side' }.remedy", containsString(remedy))
        .body(
            "checks.find { it.name == 'deliveries side' }.remedy", containsString("/apps/" + app));
  }

  /** X signs every delivery: one without a signature is a stranger's. Refusals are told so long. */
  @Test
  void whatIsOverAndWhatStrangersSendIsNotTold() {
    registered("calm");
    says("calm", "pod-1", "main", "no-client-secret", Instant.now().minusSeconds(301));
    says("calm", "pod-2", "main", "missing-signature", Instant.now());
    says("calm-other", "pod-1", "main", "no-client-secret", Instant.now());

    asOperator()
        .get("/api/v1/apps/calm/preflight")
        .then()
        .body("checks.find { it.name == 'deliveries' }.ok", equalTo(true))
        .body("checks.find { it.name == 'deliveries' }.what", containsString("No delivery was"));
  }

  /** As webhook-ingest says it each second: two deliveries were refused, the last one then. */
  private static void says(
      String app, String replica, String endpoint, String cause, Instant lastAt) {
    String now = Instant.now().toString();
    Heartbeat heartbeat =
        new Heartbeat(
            app,
            replica,
            Heartbeat.State.ALIVE,
            now,
            now,
            1000,
            0,
            Map.of(cause, 2L),
            Map.of(endpoint, Map.of(cause, new Heartbeat.Unverified(2, lastAt.toString()))));
    String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    try (TopicWriter writer = new TopicWriter(bootstrap)) {
      writer.write(
          Topics.HEARTBEATS.name(),
          heartbeat.key(),
          JsonObject.mapFrom(heartbeat).encode(),
          Map.of());
    }
  }

  @Test
  void aVaultThatIsAwayIsNotXsFault() {
    VAULT.away(true);

    asOperator()
        .get("/api/v1/apps/away/preflight")
        .then()
        .body("checks.find { it.name == 'vault' }.ok", equalTo(false));
    VAULT.away(false);
  }
}

package dev.roost.subscriptions.preflight;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import dev.roost.subscriptions.doubles.PlayedX;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                "vault", "subscriptions", "webhooks", "public-url main", "kafka", "announcements"))
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

package dev.roost.subscriptions;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.onPeoplesPort;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.registered2;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever needed a second connection while it holds one would wait for itself. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(PoolOfOneTest.OneConnection.class)
class PoolOfOneTest {

  /** A pool of one connection, which whoever waits his turn waits for long enough. */
  public static final class OneConnection implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.datasource.reactive.max-size", "1", "roost.database.acquire-timeout", "20s");
    }
  }

  @Inject Pool database;

  @Test
  void everyRequestAndEveryTaskDoesWithOne() {
    String id = registered("single");
    VAULT.holds("61");
    VAULT.holds("62");

    assertThat(asOperator().put(subscription("single", "61")).statusCode()).isEqualTo(200);
    assertThat(asOperator().get(subscription("single", "61")).statusCode()).isEqualTo(200);
    assertThat(asOperator().get(webhook("single") + "/subscriptions").statusCode()).isEqualTo(200);
    assertThat(X.users(id)).containsExactly("61");
    assertThat(
            asOperator()
                .body("{\"users\":[\"61\",\"62\"]}")
                .put(webhook("single") + "/subscriptions")
                .statusCode())
        .isEqualTo(202);
    assertThat(asOperator().delete(subscription("single", "61")).statusCode()).isEqualTo(200);
    assertThat(asOperator().delete(webhook("single")).statusCode()).isEqualTo(202);
    becomes("single", "deleted");
  }

  @Test
  void eventTypesDoWithOneToo() {
    registered2("single-types");
    VAULT.holds("63");
    String wanted = "{\"api\":\"activity\",\"profile\":\"mentions\"}";
    String user = subscription("single-types", "63");

    assertThat(asOperator().body(wanted).put(user + "?dryRun=true").statusCode()).isEqualTo(200);
    assertThat(asOperator().body(wanted).put(user).statusCode()).isEqualTo(200);
    assertThat(X.two().activity().of("63")).hasSize(3);
    assertThat(asOperator().get("/api/v1/apps/single-types/activity?observe=true").statusCode())
        .isEqualTo(200);
    assertThat(asOperator().delete(user).statusCode()).isEqualTo(200);
  }

  @Test
  void aFormWithoutThePageIsAnsweredThoughTheDatabaseHasNoConnectionLeft() {
    registered("single-page");
    SqlConnection theOnlyOne = database.getConnectionAndAwait();
    try {
      long began = System.nanoTime();
      int status = onPeoplesPort().post("/connect/single-page").statusCode();

      assertThat(status).isEqualTo(403);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    } finally {
      theOnlyOne.closeAndAwait();
    }
  }
}

package dev.roost.subscriptions.registration;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.roost.subscriptions.fixtures.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** X keeps one webhook for each URL of an app, so no two endpoints may share one. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SharedUrlTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Inject Pool database;

  @Test
  void aUrlThatAnotherEndpointHasIsRefusedAndTheOtherIsNamed() {
    older("sharing", "second", INGEST.at("/webhooks/sharing/main"), true);

    asOperator()
        .body("{}")
        .put(webhook("sharing"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:roost:problem:webhook-url-taken"))
        .body("detail", containsString("second"));
    asOperator().get(webhook("sharing")).then().statusCode(404);
  }

  @Test
  void aMoveToAnotherEndpointsUrlIsRefusedToo() {
    String to = INGEST.at("/new/webhooks/crossing/main");
    registered("crossing");
    older("crossing", "second", to, true);

    asOperator()
        .body("{\"url\":\"" + to + "\"}")
        .post(webhook("crossing") + "/move")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:roost:problem:webhook-url-taken"))
        .body("detail", containsString("second"));
  }

  @Test
  void aDeletedEndpointsUrlIsFreeAgain() {
    older("freed", "second", INGEST.at("/webhooks/freed/main"), false);

    asOperator().body("{}").put(webhook("freed")).then().statusCode(202);
  }

  /** As rows were left by versions that took any URL. */
  private void older(String app, String endpoint, String url, boolean wanted) {
    database
        .preparedQuery(
            """
            insert into subscription_manager.webhook
              (app, endpoint, url, wanted, state, validity, changed_at)
            values ($1, $2, $3, $4, $5, '[]', now())
            """)
        .execute(Tuple.of(app, endpoint, url, wanted, wanted ? "failed" : "deleted"))
        .await()
        .atMost(LONG);
  }

  @Test
  void theDatabaseItselfRefusesTwoWantedEndpointsWithOneUrl() {
    registered("unique");

    assertThat(
            database
                .query(
                    """
                    insert into subscription_manager.webhook
                      (app, endpoint, url, wanted, state, validity, changed_at)
                    select app, 'second', url, true, state, validity, changed_at
                    from subscription_manager.webhook where app = 'unique'
                    """)
                .execute()
                .map(_ -> "inserted")
                .onFailure()
                .recoverWithItem(Throwable::getMessage)
                .await()
                .atMost(LONG))
        .contains("webhook_url_of_wanted");
  }

  @Test
  void xsWebhookIsNotDeletedWhileAnotherEndpointHasIt() {
    String id = registered("twins");
    VAULT.holds("721");
    asOperator().put(subscription("twins", "721")).then().statusCode(200);
    // As rows were left by versions that let two endpoints share a URL.
    database
        .query(
            """
            insert into subscription_manager.webhook
              (app, endpoint, url, webhook_id, wanted, state, validity, changed_at)
            select app, 'second', url, webhook_id, false, state, validity, changed_at
            from subscription_manager.webhook where app = 'twins'
            """)
        .execute()
        .await()
        .atMost(LONG);

    asOperator().delete(endpoint("twins", "second")).then().statusCode(202);
    await()
        .atMost(LONG)
        .untilAsserted(() ->
            asOperator()
                .get(endpoint("twins", "second"))
                .then()
                .body("state", equalTo("deleted"))
                .body("work", equalTo(null)));

    assertThat(X.idsOf(INGEST.at("/webhooks/twins/main"))).containsExactly(id);
    assertThat(X.users(id)).containsExactly("721");
  }

  private static String endpoint(String app, String endpoint) {
    return "/api/v1/apps/" + app + "/webhooks/" + endpoint;
  }
}

package dev.roost.subscriptions.budget;

import static dev.roost.subscriptions.doubles.Servers.INGEST;
import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.as;
import static dev.roost.subscriptions.fixtures.Call.asOperator;
import static dev.roost.subscriptions.fixtures.Call.becomes;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static dev.roost.subscriptions.fixtures.Call.subscription;
import static dev.roost.subscriptions.fixtures.Call.webhook;
import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roost.subscriptions.doubles.Servers;
import dev.roost.subscriptions.fixtures.Surroundings;
import dev.roost.testsupport.issuer.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people look at costs X's calls sparingly, and never those that work needs. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BudgetTest {

  private static final String LIST = "GET /1.1/account_activity/webhooks.json";
  private static final String COUNT = "GET /1.1/account_activity/subscriptions/count.json";
  private static final int LOOKS = 16;

  @Inject Pool database;

  @ParameterizedTest
  @CsvSource({
    "look-list,      /webhooks?observe=true,                    1, 0",
    "look-one,       /webhooks/main?observe=true,               1, 0",
    "look-preflight, /preflight,                                1, 1",
    "look-count,     /subscriptions/count,                      0, 1",
    "look-users,     /webhooks/main/subscriptions?observe=true, 0, 0"
  })
  void sixteenLooksCostOneOfXsCalls(String app, String path, int lists, int counts) {
    String id = registered(app);
    long listsBefore = X.askedOf(app, LIST);

    List<Response> looks =
        IntStream.range(0, LOOKS)
            .mapToObj(_ -> asViewer().get("/api/v1/apps/" + app + path))
            .toList();

    assertThat(looks).allSatisfy(one -> assertThat(one.statusCode()).isEqualTo(200));
    assertThat(looks).allSatisfy(one -> assertThat(age(one)).isBetween(0L, 59L));
    assertThat(X.askedOf(app, LIST) - listsBefore).isEqualTo(lists);
    assertThat(X.askedOf(app, COUNT)).isEqualTo(counts);
    assertThat(X.askedOf(app, "/webhooks/" + id + "/subscriptions/all/list.json"))
        .isEqualTo(path.contains("main/") ? 1 : 0);
  }

  @Test
  void aLookAtOneUserCostsOneCallToo() {
    String id = registered("look-user");
    VAULT.holds("4711");
    asOperator().put(subscription("look-user", "4711")).then().statusCode(200);

    IntStream.range(0, LOOKS)
        .forEach(_ ->
            asViewer()
                .get(subscription("look-user", "4711") + "?observe=true")
                .then()
                .statusCode(200)
                .header("Age", notNullValue())
                .body("observed.subscribed", equalTo(true)));

    assertThat(
            X.asked().stream()
                .filter(it -> it.contains("GET /1.1/account_activity/webhooks/" + id + "/")))
        .hasSize(1);
  }

  @Test
  void whatXDoesNotSayHasNoAge() {
    registered("no-age");

    asViewer()
        .get(webhook("no-age"))
        .then()
        .header("Age", nullValue())
        .body("observed", nullValue());
  }

  @Test
  void whereTheCallsAreUsedUpWhatWasReadLastIsShownWithItsAge() {
    registered("worn");
    asViewer().get("/api/v1/apps/worn/subscriptions/count").then().statusCode(200);
    isUsedUp("worn", "COUNT_SUBSCRIPTIONS", 600);
    run(
        "update subscription_manager.x_reading set read_at = read_at - interval '10 m'"
            + " where app = $1",
        "worn");

    Response shown = asViewer().get("/api/v1/apps/worn/subscriptions/count");

    shown.then().statusCode(200).body("provisioned", equalTo(50));
    assertThat(age(shown)).isBetween(600L, 700L);
    assertThat(Instant.parse(shown.jsonPath().getString("readAt")))
        .isBefore(Instant.now().minusSeconds(590));
    assertThat(X.askedOf("worn", COUNT)).isEqualTo(1);
  }

  @Test
  void whereNothingWasEverReadPeopleAreToldWhenToComeBack() {
    isUsedUp("never-read", "COUNT_SUBSCRIPTIONS", 600);

    Response told = asViewer().get("/api/v1/apps/never-read/subscriptions/count");

    told.then()
        .statusCode(429)
        .body("type", equalTo("urn:roost:problem:x-rate-limited"))
        .body("detail", containsString("used up"));
    assertThat(Long.parseLong(told.header("Retry-After"))).isBetween(590L, 661L);
    assertThat(X.askedOf("never-read", COUNT)).isZero();
  }

  @Test
  void whatIsReadNeverTakesTheCallsThatWorkNeeds() {
    String app = "greedy";
    String id = registered(app);
    X.keepsLimit(app, 15, Instant.now().plusSeconds(900));

    IntStream.range(0, 3 * LOOKS)
        .forEach(_ -> {
          asViewer().get("/api/v1/apps/" + app + "/webhooks?observe=true");
          // A minute passes.
          run(
              "update subscription_manager.x_reading set read_at = read_at - interval '61 s'"
                  + " where app = $1",
              app);
        });
    asOperator()
        .body("{}")
        .put(webhook(app))
        .then()
        .statusCode(202)
        .body("state", equalTo("valid"));

    // The list of the registration, those of the reads, and the one of the operator's order.
    assertThat(X.askedOf(app, LIST)).isBetween(8L, 10L);
    assertThat(becomes(app, "valid")).isEqualTo(id);
  }

  @Test
  void workWaitsForTheResetAndIsDoneThen() {
    Servers.start();
    String url = INGEST.at("/webhooks/patient/main");
    isUsedUp("patient", "LIST_WEBHOOKS", 6);

    asOperator().body("{}").put(webhook("patient")).then().statusCode(202);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            asOperator()
                .get(webhook("patient"))
                .then()
                .body("reason", containsString("are used up"))
                .body("work.nextTryAt", notNullValue()));
    assertThat(X.askedOf("patient", LIST)).isZero();
    becomes("patient", "valid");
    assertThat(X.idsOf(url)).hasSize(1);
    assertThat(X.askedOf("patient", LIST)).isEqualTo(1);
  }

  @Test
  void anOlderReadingDoesNotOverwriteWhatChangedSince() {
    String id = registered("newer");
    run(
        """
        insert into subscription_manager.x_reading (app, resource, subject, value, read_at)
        select app, 'webhooks', '', json_build_object('webhooks', json_build_array(
            json_build_object('id', webhook_id, 'url', url, 'valid', false))),
          changed_at - interval '1 s'
        from subscription_manager.webhook where app = $1
        on conflict (app, resource, subject) do update
        set value = excluded.value, read_at = excluded.read_at
        """,
        "newer");

    asViewer()
        .get(webhook("newer") + "?observe=true")
        .then()
        .body("observed.valid", equalTo(false))
        .body("state", equalTo("valid"))
        .body("webhookId", equalTo(id));
  }

  @Test
  void whatXSaysOfItsLimitIsKeptTo() {
    String app = "told";
    registered(app);
    X.keepsLimit(app, 2, Instant.now().plusSeconds(900));
    asViewer().get("/api/v1/apps/" + app + "/subscriptions/count").then().header("Age", "0");

    IntStream.range(0, 5)
        .forEach(_ -> {
          run(
              "update subscription_manager.x_reading set read_at = read_at - interval '61 s'"
                  + " where app = $1",
              app);
          asViewer().get("/api/v1/apps/" + app + "/subscriptions/count").then().statusCode(200);
        });

    // Of two calls people's reads have one; the other is kept.
    assertThat(X.askedOf(app, COUNT)).isEqualTo(1);
  }

  private void isUsedUp(String app, String endpoint, int seconds) {
    wait(
        database
            .preparedQuery(
                """
                insert into subscription_manager.rate_limit
                  (app, endpoint, user_id, call_limit, remaining, reset_at, learned)
                values ($1, $2, '', 15, 0, now() + $3 * interval '1 second', true)
                on conflict (app, endpoint, user_id) do update
                set remaining = 0, reset_at = excluded.reset_at
                """)
            .execute(Tuple.of(app, endpoint, seconds)));
  }

  private void run(String sql, String app) {
    wait(database.preparedQuery(sql).execute(Tuple.of(app)));
  }

  private static void wait(Uni<?> uni) {
    uni.await().atMost(Duration.ofSeconds(30));
  }

  private static long age(Response response) {
    return Long.parseLong(response.header("Age"));
  }

  private static RequestSpecification asViewer() {
    return as(Tokens.person("viewer"));
  }
}

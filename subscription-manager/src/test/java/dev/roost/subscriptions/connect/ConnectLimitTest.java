package dev.roost.subscriptions.connect;

import static dev.roost.subscriptions.doubles.Servers.VAULT;
import static dev.roost.subscriptions.doubles.Servers.X;
import static dev.roost.subscriptions.fixtures.Call.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.roost.subscriptions.fixtures.Call;
import dev.roost.subscriptions.fixtures.Surroundings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** With the limits as they are by default, 500 a day, and the tests as a trusted proxy. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConnectLimitTest {

  private static final int FORMS_OF_ADDRESS = 40;
  private static final int PAGES_OF_ADDRESS = 240;
  private static final int FORMS_WITHOUT_PAGE = 60;
  private static final int HANDSHAKES_OF_APP = 120;

  @Inject MeterRegistry metrics;
  @Inject Pool database;

  @Test
  void aFloodFromOneNetworkIsToldToWaitAndAnotherIsLetIn() {
    registered("flooded");
    double refused = count("limited-address-handshakes");

    Flood flood = Flood.until429(20, n -> withoutPage("flooded", "2001:db8:1:2::" + n));

    assertThat(flood.answered()).isBetween(FORMS_OF_ADDRESS, FORMS_OF_ADDRESS + flood.refilled());
    flood
        .last()
        .then()
        .contentType("text/html")
        .body(containsString("Too many attempts from your network"))
        .body(containsString("Try again in "))
        .body(containsString("Start again"));
    assertThat(retryAfter(flood.last())).isBetween(1, 3);
    assertThat(count("limited-address-handshakes")).isGreaterThan(refused);
    new Browser("2001:db8:1:3::1").begin("flooded").then().statusCode(303);
  }

  @Test
  void whoIsOnTheirWayComesBackThoughTheirNetworkIsLimited() {
    String webhook = registered("way");
    Browser ada = new Browser("198.51.100.1");
    String token = ada.begin("way").getHeader("Location").split("oauth_token=")[1];
    Flood.until429(20, _ -> withoutPage("way", "198.51.100.1"));

    ada.comesBack("way", token, "261").statusCode(200).body(containsString("Connected as @ada"));

    assertThat(X.users(webhook)).contains("261");
  }

  @Test
  void pagesOpenedFromOneNetworkHaveALimitOfTheirOwn() {
    registered("leafed");

    Flood flood = Flood.until429(120, _ -> onPeoplesPort("198.51.100.2").get("/connect/leafed"));

    assertThat(flood.answered()).isBetween(PAGES_OF_ADDRESS, PAGES_OF_ADDRESS + flood.refilled());
    flood.last().then().body(containsString("Too many attempts from your network"));
  }

  @Test
  void formsWithoutThePageAreAnsweredFromMemoryAndLimitedWithoutCostToThoseWithIt() {
    registered("bare");
    int begun = VAULT.handshakesBegun();

    Flood flood = Flood.until429(60, n -> withoutPage("bare", address(n)));

    assertThat(flood.answered())
        .isBetween(FORMS_WITHOUT_PAGE, FORMS_WITHOUT_PAGE + flood.refilled());
    flood.last().then().body(containsString("Too many people are connecting"));
    assertThat(VAULT.handshakesBegun()).isEqualTo(begun);
    new Browser(address(77_777)).begin("bare").then().statusCode(303);
  }

  @Test
  void anAppBeginsAsManyHandshakesAsItsLimitFromHoweverManyNetworks() {
    registered("crowded");
    registered("beside");
    int begun = VAULT.handshakesBegun();
    Browser browser = new Browser();
    browser.open("crowded");

    Flood flood = Flood.until429(120, n -> browser.from(address(n)).press("crowded"));

    assertThat(flood.answered()).isBetween(HANDSHAKES_OF_APP, HANDSHAKES_OF_APP + flood.refilled());
    assertThat(VAULT.handshakesBegun() - begun).isEqualTo(flood.answered());
    flood.last().then().body(containsString("Too many people are connecting"));
    assertThat(retryAfter(flood.last())).isEqualTo(1);
    new Browser(address(77_778)).begin("beside").then().statusCode(303);
  }

  @Test
  void noMorePeopleBeginInADayThanTheSettingSays() {
    registered("daily");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    database
        .preparedQuery("insert into subscription_manager.connect_day values ('daily', $1, 499)")
        .executeAndAwait(Tuple.of(today));
    database
        .preparedQuery("insert into subscription_manager.connect_day values ('daily', $1, 500)")
        .executeAndAwait(Tuple.of(today.minusDays(1)));

    Response last = new Browser().begin("daily");
    Response tooMany = new Browser().begin("daily");

    last.then().statusCode(303);
    tooMany.then().statusCode(429).body(containsString("No more people can connect today"));
    assertThat(retryAfter(tooMany)).isBetween(1, 86_400);
  }

  private double count(String outcome) {
    return metrics.counter("roost.subscriptions.connect.attempts", "outcome", outcome).count();
  }

  private static Response withoutPage(String app, String address) {
    return onPeoplesPort(address).post("/connect/" + app);
  }

  private static RequestSpecification onPeoplesPort(String address) {
    return Call.onPeoplesPort()
        .header("Connection", "close")
        .header("X-Forwarded-For", "10.1.1.1, " + address);
  }

  private static String address(int n) {
    return "198.18.%d.%d".formatted(n / 250 % 250, 1 + n % 250);
  }

  private static int retryAfter(Response limited) {
    return Integer.parseInt(limited.getHeader("Retry-After"));
  }

  /** Requests one after the other until one is a 429. */
  private record Flood(int answered, int refilled, Response last) {

    private static final int END = 2000;

    static Flood until429(int perMinute, IntFunction<Response> request) {
      long began = System.nanoTime();
      for (int n = 0; n < END; n++) {
        Response answer = request.apply(n);
        if (answer.statusCode() == 429) {
          double minutes = (System.nanoTime() - began) / 60e9;
          return new Flood(n, (int) Math.ceil(minutes * perMinute) + 1, answer);
        }
      }
      throw new AssertionError("no limit in " + END + " requests");
    }
  }
}

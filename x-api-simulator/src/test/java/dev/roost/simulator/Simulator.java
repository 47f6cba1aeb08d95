package dev.roost.simulator;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** The simulator's API in the words of the tests. */
final class Simulator {

  private Simulator() {}

  static void forget() {
    given().delete("/simulator/state").then().statusCode(204);
  }

  static JsonPath app(String name) {
    return put("/simulator/apps/" + name, "{}");
  }

  static String user(String screenName) {
    return put("/simulator/users/" + screenName, "{}").getString("id");
  }

  static Response register(String app, String url) {
    return given()
        .contentType("application/json")
        .body(Map.of("url", url))
        .post("/simulator/apps/" + app + "/webhooks");
  }

  /**
   * An app named demo whose webhook is the receiver, with that user subscribed; the webhook's id.
   */
  static String subscribed(Receiver receiver, String... screenNames) {
    receiver.secret = app("demo").getString("consumerSecret");
    String webhook = register("demo", receiver.url()).then().statusCode(200).extract().path("id");
    for (String screenName : screenNames) {
      subscribe(webhook, user(screenName));
    }
    return webhook;
  }

  static void subscribe(String webhook, String userId) {
    given()
        .put("/simulator/webhooks/" + webhook + "/subscriptions/" + userId)
        .then()
        .statusCode(204);
  }

  static JsonPath act(String json) {
    return post("/simulator/acts", json);
  }

  /** That user does it, with everything else picked by the seed. */
  static JsonPath act(String actor, String act) {
    return act("{\"actor\":\"" + actor + "\",\"act\":\"" + act + "\"}");
  }

  static JsonPath put(String path, String json) {
    Response response = given().contentType("application/json").body(json).put(path);
    return response.then().statusCode(200).extract().jsonPath();
  }

  static JsonPath post(String path, String json) {
    Response response = given().contentType("application/json").body(json).post(path);
    return response.then().statusCode(org.hamcrest.Matchers.lessThan(300)).extract().jsonPath();
  }

  static JsonPath get(String path) {
    return given().get(path).then().statusCode(200).extract().jsonPath();
  }

  static List<Map<String, Object>> deliveries() {
    return get("/simulator/deliveries?limit=10000").getList("deliveries");
  }

  /** When the first attempt of each delivery was sent, in the order of the log. */
  static List<Long> firstSent() {
    return get("/simulator/deliveries")
        .getList("deliveries.collect { it.attempts[0].sentAt }", Long.class);
  }

  static int count(String what) {
    return get("/simulator/deliveries/counts").getInt(what);
  }
}

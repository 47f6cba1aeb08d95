package dev.roost.simulatorclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls {@code /simulator/*}. Every method waits for the answer, at most 15 s, and throws {@link
 * SimulatorException} when it is refused or there is none.
 */
public final class SimulatorClient {

  private static final int PAGE = 1_000;

  private final SimulatorHttp http;

  /**
   * A client of the simulator.
   *
   * @param http sends the requests; the caller closes it
   * @param base where the simulator listens
   */
  public SimulatorClient(HttpClient http, URI base) {
    this.http = new SimulatorHttp(http, base);
  }

  /** Where it listens. */
  public URI address() {
    return http.base();
  }

  /** Users who let apps in by OAuth 2.0, and the tokens for that. */
  public SimulatorOAuth2 oauth2() {
    return new SimulatorOAuth2(http);
  }

  /** Makes the app, or finds it as it is. */
  public void makeApp(String app) {
    put("/simulator/apps/" + app, Map.of());
  }

  /** Sets an app's list of callbacks, as in X's portal; X sends people back to no other. */
  public void callbacks(String app, List<URI> callbacks) {
    List<String> addresses = callbacks.stream().map(URI::toString).toList();
    put("/simulator/apps/" + app, Map.of("callbacks", addresses));
  }

  /** Changes an app: the fields are those of the simulator's README; what is absent stays. */
  public void change(String app, Map<String, Object> fields) {
    put("/simulator/apps/" + app, fields);
  }

  /**
   * Which readings of X's pages hold, by the switches of the simulator's README; those that are not
   * named are at their defaults.
   */
  public void switches(Map<String, String> choices) {
    put("/simulator/switches", choices);
  }

  /** What X's portal shows of an app: its credentials, which only the app's owner may see. */
  public Portal portal(String app) {
    return http.get("/simulator/apps/" + app, Portal.class);
  }

  /**
   * All that opens something of an app, but for its own secrets: {@code name} and {@code value}.
   */
  public JsonNode tokens(String app) {
    return get("/simulator/apps/" + app + "/tokens");
  }

  /** The calls of X's own endpoints after this one, in their order. */
  public JsonNode calls(long after) {
    return get("/simulator/calls?after=" + after);
  }

  /** How many calls of X's own endpoints came with which credentials from which client. */
  public List<CallCount> callCounts() {
    return List.of(http.get("/simulator/calls/counts", CallCount[].class));
  }

  /** What X would bill this app for events of the X Activity API. */
  public Billing billing(String app) {
    return http.get("/simulator/billing", Billing.class).of(app);
  }

  /** Makes the user, or finds it; gives the id. */
  public String user(String screenName) {
    return put("/simulator/users/" + screenName, Map.of()).path("id").asText();
  }

  /** Makes so many users; their ids. */
  public List<String> users(int count, String prefix) {
    return post("/simulator/users", Map.of("count", count, "prefix", prefix))
        .valueStream()
        .map(user -> user.path("id").asText())
        .toList();
  }

  /** Has a user say yes to an app without a browser; where X would send the browser then. */
  public URI approve(String requestToken, String screenName) {
    Map<String, Object> yes =
        Map.of("oauth_token", requestToken, "screenName", screenName, "approve", true);
    return URI.create(post("/simulator/authorizations", yes).path("redirect").asText());
  }

  /** Registers a webhook, or finds it by its URL; its id. */
  public String webhook(String app, URI url) {
    return post("/simulator/apps/" + app + "/webhooks", Map.of("url", url.toString()))
        .path("id")
        .asText();
  }

  /** The id of the newest webhook that X has at this URL. */
  public Optional<String> webhookAt(URI url) {
    return get("/simulator/webhooks")
        .valueStream()
        .filter(webhook -> webhook.path("url").asText().equals(url.toString()))
        .map(webhook -> webhook.path("id").asText())
        .reduce((older, newer) -> newer);
  }

  /** Delivers a body of one's own, and waits for the answer. */
  public HandmadeDelivery.Answer deliver(HandmadeDelivery delivery) {
    return http.post("/simulator/deliver", delivery.request(), HandmadeDelivery.Answer.class);
  }

  /** Subscribes the user to the webhook. */
  public void subscribe(String webhookId, String userId) {
    put("/simulator/webhooks/" + webhookId + "/subscriptions/" + userId, Map.of());
  }

  /** The ids of those who are subscribed to the webhook. */
  public List<String> subscribers(String webhookId) {
    return get("/simulator/webhooks/" + webhookId + "/subscriptions")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  /** Whether X delivers through the webhook. */
  public boolean isValid(String webhookId) {
    return get("/simulator/webhooks")
        .valueStream()
        .anyMatch(it -> it.path("id").asText().equals(webhookId) && it.path("valid").asBoolean());
  }

  /** Sends a challenge now; {@code valid}, {@code status}, {@code millis}, {@code error}. */
  public JsonNode challenge(String webhookId) {
    return post("/simulator/webhooks/" + webhookId + "/challenge", Map.of());
  }

  /** Has a user do something. */
  public Act.Outcome act(Act act) {
    return http.post("/simulator/acts", act, Act.Outcome.class);
  }

  /** Lets a crowd act in the background, as the simulator's README describes it; its id. */
  public String crowd(Map<String, Object> crowd) {
    return post("/simulator/crowd", crowd).path("crowd").asText();
  }

  /** How far a crowd is: {@code wanted}, {@code issued}, {@code done}. */
  public JsonNode crowd(String id) {
    return get("/simulator/crowds/" + id);
  }

  /** The rates of the faults that are on. */
  public JsonNode faults() {
    return get("/simulator/faults");
  }

  /** Switches to these faults and no others: a map of rates, or what {@link #faults()} gave. */
  public void faults(Object faults) {
    put("/simulator/faults", faults);
  }

  /** X's own endpoints answer so from now on, as the simulator's README describes it. */
  public void misanswers(Map<String, Object> misanswers) {
    put("/simulator/misanswers", misanswers);
  }

  /** How the waits between attempts are scaled. */
  public JsonNode retries() {
    return get("/simulator/retries");
  }

  /** Scales the waits between attempts as {@link #retries()} gave it. */
  public void retries(JsonNode retries) {
    put("/simulator/retries", retries);
  }

  /** Multiplies the waits between attempts. */
  public void retries(double scale) {
    put("/simulator/retries", Map.of("scale", scale));
  }

  /** All replay jobs, in the order in which they began. */
  public List<ReplayJob> replays() {
    return List.of(http.get("/simulator/replays", ReplayJob[].class));
  }

  /** The sums of the log of deliveries. */
  public JsonNode counts() {
    return get("/simulator/deliveries/counts");
  }

  /** Whether the log has a delivery after this sequence number. */
  public boolean hasDeliveriesAfter(long seq) {
    return !page(seq, 1).deliveries().isEmpty();
  }

  /** All deliveries in the log after this sequence number, as it stands now. */
  public List<DeliveryLog.Delivery> deliveries(long after) {
    List<DeliveryLog.Delivery> all = new ArrayList<>();
    DeliveryLog page = page(after, PAGE);
    while (!page.deliveries().isEmpty()) {
      all.addAll(page.deliveries());
      page = page(page.next(), PAGE);
    }
    return all;
  }

  private DeliveryLog page(long after, int limit) {
    return http.get("/simulator/deliveries?limit=" + limit + "&after=" + after, DeliveryLog.class);
  }

  private JsonNode get(String path) {
    return http.get(path, JsonNode.class);
  }

  private JsonNode put(String path, Object body) {
    return http.put(path, body, JsonNode.class);
  }

  private JsonNode post(String path, Object body) {
    return http.post(path, body, JsonNode.class);
  }
}

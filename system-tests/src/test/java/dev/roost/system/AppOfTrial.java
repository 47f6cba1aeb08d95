package dev.roost.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.Portal;
import dev.roost.system.stack.Browser;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An app with a webhook of each of X's APIs and people subscribed to both, all by right credentials
 * at first.
 *
 * @param name the app's
 * @param ada subscribed through {@code main}, by version 1.1
 * @param dan the same
 * @param cleo subscribed through {@code second}, by account activity 2
 * @param ben subscribed through {@code second} to event types
 * @param subscription X's id of one of ben's event types
 */
record AppOfTrial(
    RunningStack stack,
    String name,
    String ada,
    String dan,
    String cleo,
    String ben,
    String subscription) {

  static AppOfTrial whole(RunningStack stack, String name) {
    stack.simulator().makeApp(name);
    URI page = stack.connectPage().resolve("/connect/" + name);
    stack.simulator().callbacks(name, List.of(URI.create(page + "/callback")));
    Setup.credentials(stack, name);
    AppOfTrial app = new AppOfTrial(stack, name, "", "", "", "", "");
    app.put(Map.of("userCredential", "oauth1-user"));
    Setup.wanted(stack, app.main(), "1.1");
    Setup.wanted(stack, app.second(), "2");
    Setup.awaitValid(stack, app.main());
    Setup.awaitValid(stack, app.second());
    String ada = app.connected("main", "ada");
    String dan = app.connected("main", "dan");
    String ben = app.connected("main", "ben");
    String cleo = app.connected("second", "cleo");
    Map<String, String> mentions = Map.of("api", "activity", "profile", "mentions");
    String ofBen = app.second() + "/subscriptions/" + ben;
    stack.as("operator").done(RunningStack.SUBSCRIPTIONS, "PUT", ofBen, mentions);
    Setup.awaitSubscribed(stack, app.second(), ben);
    return new AppOfTrial(stack, name, ada, dan, cleo, ben, app.oneOf(ben));
  }

  private String connected(String endpoint, String screenName) {
    String userId = stack.simulator().user(screenName);
    RoostClient operator = stack.as("operator");
    operator.done(
        RunningStack.SUBSCRIPTIONS, "PUT", at() + "/connect", Map.of("endpoint", endpoint));
    Browser browser = new Browser();
    URI page = stack.connectPage().resolve("/connect/" + name);
    browser.get(Setup.authorized(page, browser, screenName));
    Setup.awaitSubscribed(stack, at() + "/webhooks/" + endpoint, userId);
    return userId;
  }

  private String oneOf(String user) {
    JsonNode shown =
        stack
            .as("viewer")
            .done(RunningStack.SUBSCRIPTIONS, "GET", second() + "/subscriptions/" + user, null);
    return shown.at("/eventTypes/0/subscriptionId").asText();
  }

  /** The app's path in all APIs. */
  String at() {
    return "/apps/" + name;
  }

  /** The webhook of API 1.1. */
  String main() {
    return at() + "/webhooks/main";
  }

  /** The webhook of API 2. */
  String second() {
    return at() + "/webhooks/second";
  }

  /** Where X would deliver to an endpoint of this name. */
  String url(String endpoint) {
    return stack.webhook().resolve("/webhooks/" + name + "/" + endpoint).toString();
  }

  /** X's id of a webhook. */
  String idOf(String webhook) {
    return stack
        .as("viewer")
        .done(RunningStack.SUBSCRIPTIONS, "GET", webhook, null)
        .path("webhookId")
        .asText();
  }

  /** The same app with others in the places of its people. */
  AppOfTrial withPeople(String one, String other) {
    return new AppOfTrial(stack, name, one, other, one, other, subscription);
  }

  /** Changes what the vault has of the app; what is absent stays. */
  void put(Map<String, Object> credentials) {
    stack.as("admin").done(RunningStack.VAULT, "PUT", at(), credentials);
  }

  /** Puts the keys of another of the company's apps in. */
  void putKeysOf(String other) {
    Portal keys = stack.simulator().portal(other);
    Map<String, Object> all = new HashMap<>();
    all.put("consumer", Map.of("key", keys.consumerKey(), "secret", keys.consumerSecret()));
    all.put("owner", Map.of("token", keys.ownerToken(), "secret", keys.ownerTokenSecret()));
    all.put(
        "client",
        Map.of(
            "id",
            Objects.requireNonNull(keys.clientId()),
            "secret",
            Objects.requireNonNull(keys.clientSecret())));
    put(all);
  }
}

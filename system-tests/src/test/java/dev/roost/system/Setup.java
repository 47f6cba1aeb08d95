package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.simulatorclient.Portal;
import dev.roost.system.stack.Browser;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an operator does before anything flows, through Roost's own APIs and pages. */
final class Setup {

  static final String ENDPOINT = "main";
  static final String WEBHOOKS = "/apps/" + RunningStack.APP + "/webhooks";
  static final String WEBHOOK = WEBHOOKS + "/" + ENDPOINT;

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(250);

  private Setup() {}

  /** Puts the app's credentials into the vault, as X's portal shows them. */
  static void credentials(RunningStack stack) {
    credentials(stack, RunningStack.APP);
  }

  /** The same for another app. */
  static void credentials(RunningStack stack, String name) {
    put(stack, name, shown(stack, name));
  }

  /** The same for an app whose users consent by OAuth 1.0a to private event types too. */
  static void credentialsForOAuth1(RunningStack stack) {
    Map<String, Object> credentials = new HashMap<>(shown(stack, RunningStack.APP));
    credentials.put("userCredential", "oauth1-user");
    put(stack, RunningStack.APP, credentials);
  }

  private static Map<String, Object> shown(RunningStack stack, String name) {
    Portal app = stack.simulator().portal(name);
    return Map.of(
        "consumer",
        Map.of("key", app.consumerKey(), "secret", app.consumerSecret()),
        "owner",
        Map.of("token", app.ownerToken(), "secret", app.ownerTokenSecret()),
        "client",
        Map.of(
            "id",
            Objects.requireNonNull(app.clientId()),
            "secret",
            Objects.requireNonNull(app.clientSecret())));
  }

  private static void put(RunningStack stack, String name, Map<String, Object> credentials) {
    stack.as("admin").done(RunningStack.VAULT, "PUT", "/apps/" + name, credentials);
  }

  /** Says that all event types of account activity are wanted of these, before they connect. */
  static void eventTypesWanted(RunningStack stack, String webhook, List<String> screenNames) {
    List<String> users = screenNames.stream().map(stack.simulator()::user).toList();
    Map<String, Object> wanted =
        Map.of("users", users, "api", "activity", "profile", "account-activity");
    stack
        .as("operator")
        .done(RunningStack.SUBSCRIPTIONS, "PUT", webhook + "/subscriptions", wanted);
  }

  /** Has Roost delete the webhook at X; webhook-ingest goes on to answer for it. */
  static void webhookDeleted(RunningStack stack) {
    stack.as("operator").done(RunningStack.SUBSCRIPTIONS, "DELETE", WEBHOOK, null);
    await()
        .atMost(SOON)
        .pollInterval(LOOK)
        .until(
            () -> stack.as("viewer").done(RunningStack.SUBSCRIPTIONS, "GET", WEBHOOK, null),
            webhook -> webhook.path("state").asText().equals("deleted"));
  }

  /** Has Roost register the webhook at X; gives X's id once it is valid. */
  static String webhook(RunningStack stack) {
    wanted(stack);
    return awaitValid(stack);
  }

  /** The same for a further app, which X does not know yet; gives X's id of its webhook. */
  static String webhookOfNewApp(RunningStack stack, String app) {
    stack.simulator().makeApp(app);
    credentials(stack, app);
    RoostClient operator = stack.as("operator");
    String webhook = "/apps/%s/webhooks/%s".formatted(app, ENDPOINT);
    operator.done(RunningStack.SUBSCRIPTIONS, "PUT", webhook, Map.of());
    return await()
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptions()
        .until(
            () -> operator.done(RunningStack.SUBSCRIPTIONS, "GET", webhook, null),
            found -> found.path("state").asText().equals("valid"))
        .path("webhookId")
        .asText();
  }

  static void wanted(RunningStack stack) {
    wanted(stack, WEBHOOK, "1.1");
  }

  /** Has Roost register this webhook by that API of X. */
  static void wanted(RunningStack stack, String webhook, String api) {
    stack.as("operator").done(RunningStack.SUBSCRIPTIONS, "PUT", webhook, Map.of("api", api));
  }

  /** Who connects from now on is subscribed through this endpoint. */
  static void peopleConnectTo(RunningStack stack, String endpoint) {
    String setting = "/apps/" + RunningStack.APP + "/connect";
    Map<String, String> to = Map.of("endpoint", endpoint);
    stack.as("operator").done(RunningStack.SUBSCRIPTIONS, "PUT", setting, to);
  }

  static String awaitValid(RunningStack stack) {
    return awaitValid(stack, WEBHOOK);
  }

  static String awaitValid(RunningStack stack, String webhook) {
    RoostClient viewer = stack.as("viewer");
    return await()
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptions()
        .until(
            () -> viewer.done(RunningStack.SUBSCRIPTIONS, "GET", webhook, null),
            shown -> shown.path("state").asText().equals("valid"))
        .path("webhookId")
        .asText();
  }

  /** A person connects through the pages, and X's; gives X's id of the user, who is subscribed. */
  static String connected(RunningStack stack, String screenName) {
    return connected(stack, WEBHOOK, screenName);
  }

  /** The same for whoever is subscribed through another webhook. */
  static String connected(RunningStack stack, String webhook, String screenName) {
    String userId = stack.simulator().user(screenName);
    Browser browser = new Browser();
    URI back = authorized(stack, browser, screenName);
    assertThat(browser.get(back).status()).isEqualTo(200);
    awaitSubscribed(stack, webhook, userId);
    return userId;
  }

  /** Where X leads people back to; it is on the app's list at X. */
  static URI callback(RunningStack stack) {
    return URI.create(stack.connectPage() + "/callback");
  }

  /** As far as X's yes; gives where X sends the browser. */
  static URI authorized(RunningStack stack, Browser browser, String screenName) {
    return authorized(stack.connectPage(), browser, screenName);
  }

  /** The same on this page. */
  static URI authorized(URI connect, Browser browser, String screenName) {
    Browser.Page page = browser.get(connect);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    Browser.Page toX = browser.post(connect, Map.of("page", field(page, "page")));
    assertThat(toX.status()).as(toX.text()).isEqualTo(303);
    Browser.Page consent = browser.get(toX.location());
    assertThat(consent.status()).isEqualTo(200);
    String requestToken = field(consent, "oauth_token");
    Map<String, String> yes =
        Map.of("oauth_token", requestToken, "screen_name", screenName, "approve", "1");
    return browser.post(toX.location().resolve("/oauth/authorize"), yes).location();
  }

  /** A hidden field of a page's form. */
  static String field(Browser.Page page, String name) {
    return page.text().replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]+)\".*", "$1");
  }

  static void awaitSubscribed(RunningStack stack, String userId) {
    awaitSubscribed(stack, WEBHOOK, userId);
  }

  static void awaitSubscribed(RunningStack stack, String webhook, String userId) {
    await()
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(subscription(stack, webhook, userId)).isEqualTo("subscribed"));
  }

  private static String subscription(RunningStack stack, String webhook, String userId) {
    return stack
        .as("viewer")
        .done(RunningStack.SUBSCRIPTIONS, "GET", webhook + "/subscriptions/" + userId, null)
        .path("state")
        .asText();
  }
}

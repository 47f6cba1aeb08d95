package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.simulatorclient.Portal;
import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app and its webhook: from what X's portal shows to a webhook that X holds valid. */
final class Registration {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String app;
  private final String endpoint;
  private final DemoApi api;
  private final Screen screen;

  Registration(String app, String endpoint, DemoApi api, Screen screen) {
    this.app = app;
    this.endpoint = endpoint;
    this.api = api;
    this.screen = screen;
  }

  /** Puts the credentials into the vault, as an admin does who copies them from X's portal. */
  void putCredentials(AdminClient vault, Portal portal)
      throws RefusedException, InterruptedException {
    Map<String, Object> credentials = new LinkedHashMap<>();
    credentials.put("consumer", pair("key", portal.consumerKey(), portal.consumerSecret()));
    credentials.put("owner", pair("token", portal.ownerToken(), portal.ownerTokenSecret()));
    String clientId = portal.clientId();
    String clientSecret = portal.clientSecret();
    if (clientId != null && clientSecret != null) {
      credentials.put("client", pair("id", clientId, clientSecret));
    }
    if (api == DemoApi.ACTIVITY) {
      // People connect by OAuth 1.0a, which the simulator takes for private event types.
      credentials.put("userCredential", "oauth1-user");
    }
    vault.put("/api/v1/apps/" + app, credentials);
    screen.line(
        "  token-vault holds %s of the app %s, and shows their fingerprints only"
            .formatted(String.join(", ", credentials.keySet()), app));
  }

  private static Map<String, String> pair(String name, String value, String secret) {
    return Map.of(name, value, "secret", secret);
  }

  /**
   * Has the webhook registered, follows it until X holds it valid, and has people connect to it.
   */
  void register(AdminClient subscriptions, Patience patience)
      throws RefusedException, InterruptedException {
    String path = "/api/v1/apps/" + app + "/webhooks/" + endpoint;
    subscriptions.put(path, Map.of("api", api.webhookApi()));
    if (!patience.await(DEADLINE, () -> missing(subscriptions.get(path)))) {
      throw new RefusedException("The webhook is " + missing(subscriptions.get(path)) + ".");
    }
    JsonNode webhook = subscriptions.get(path);
    screen.line(
        "  %s is %s, X's id %s"
            .formatted(
                webhook.path("url").asText(),
                screen.in(Tone.GOOD, "valid"),
                webhook.path("webhookId").asText()));
    subscriptions.put("/api/v1/apps/" + app + "/connect", Map.of("endpoint", endpoint));
  }

  /** Says that all event types are wanted of these users, before they connect. */
  void wantEventTypes(AdminClient subscriptions, List<String> users)
      throws RefusedException, InterruptedException {
    JsonNode plan =
        subscriptions.put(
            "/api/v1/apps/" + app + "/webhooks/" + endpoint + "/subscriptions",
            Map.of("users", users, "api", "activity", "profile", "account-activity"));
    screen.line(
        "  %d subscriptions are to be created: each person's event types, by a profile"
            .formatted(plan.at("/activity/create").asInt()));
  }

  private static String missing(JsonNode webhook) {
    String state = webhook.path("state").asText();
    String reason = webhook.path("reason").asText("");
    boolean done = state.equals("valid") && !webhook.hasNonNull("work");
    return done ? "" : state + (reason.isEmpty() ? "" : ": " + reason);
  }
}

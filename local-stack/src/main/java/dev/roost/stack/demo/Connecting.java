package dev.roost.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import dev.roost.stack.browser.Browser;
import dev.roost.stack.browser.Browser.Page;
import dev.roost.stack.screen.Screen;
import dev.roost.stack.screen.Screen.Tone;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** People let the app in, each in a browser, and are subscribed. */
final class Connecting {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final URI page;
  private final String subscriptions;
  private final AdminClient client;
  private final Screen screen;

  /**
   * Nobody has connected yet.
   *
   * @param page on which people connect to the app
   */
  Connecting(URI page, String app, String endpoint, AdminClient client, Screen screen) {
    this.page = page;
    this.subscriptions = "/api/v1/apps/" + app + "/webhooks/" + endpoint + "/subscriptions/";
    this.client = client;
    this.screen = screen;
  }

  /** One person opens the page, signs in at X, says yes, and is subscribed. */
  void connect(String name, String id, Patience patience)
      throws RefusedException, InterruptedException {
    try {
      Page end = letIn(name);
      if (end.status() != 200 || !end.address().getPath().endsWith("/callback")) {
        throw new RefusedException(
            "%s ended at %s, status %d, instead of the page that says connected."
                .formatted(name, end.address().getPath(), end.status()));
      }
    } catch (IOException e) {
      throw new RefusedException(name + " could not connect: " + e.getMessage() + ".");
    }
    if (!patience.await(DEADLINE, () -> missing(name, id))) {
      throw new RefusedException(missing(name, id) + ".");
    }
    screen.line(
        "  %-5s signed in at X, authorized the app, and is %s"
            .formatted(name, screen.in(Tone.GOOD, "subscribed")));
  }

  private Page letIn(String name) throws IOException, InterruptedException {
    Browser browser = new Browser();
    Page atX = browser.submit(browser.open(page), Map.of());
    return browser.submit(atX, Map.of("screen_name", name, "approve", "1"));
  }

  private String missing(String name, String id) throws RefusedException, InterruptedException {
    Optional<JsonNode> subscription = client.find(subscriptions + id);
    String state = subscription.map(it -> it.path("state").asText()).orElse("not known yet");
    String reason = subscription.map(it -> it.path("reason").asText("")).orElse("");
    return state.equals("subscribed")
        ? ""
        : name + "'s subscription is " + state + (reason.isEmpty() ? "" : ": " + reason);
  }
}

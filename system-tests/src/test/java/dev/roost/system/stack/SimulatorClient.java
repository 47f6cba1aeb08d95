package dev.roost.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.system.oracle.Delivery;
import dev.roost.system.oracle.DeliveryLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * X's stand-in, through its own API. Calls wait for their answer; every refusal is an exception.
 */
public final class SimulatorClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int PAGE = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public SimulatorClient(URI base) {
    this.base = base;
  }

  /** How the webhook's deliveries are signed: the app's secrets, as the simulator made them. */
  public JsonNode app(String app) {
    return call("GET", "/simulator/apps/" + app, Map.of());
  }

  /**
   * All that opens something of an app, but for its own secrets: {@code name} and {@code value}.
   */
  public JsonNode tokens(String app) {
    return call("GET", "/simulator/apps/" + app + "/tokens", Map.of());
  }

  /** The calls of X's own endpoints after this one, in their order. */
  public JsonNode calls(long after) {
    return call("GET", "/simulator/calls?after=" + after, Map.of());
  }

  /** Makes so many users; their ids. */
  public List<String> users(int count, String prefix) {
    return call("POST", "/simulator/users", Map.of("count", count, "prefix", prefix))
        .valueStream()
        .map(user -> user.path("id").asText())
        .toList();
  }

  /** Makes one user; the id. */
  public String user(String screenName) {
    return call("PUT", "/simulator/users/" + screenName, Map.of()).path("id").asText();
  }

  /** Has a user say yes to an app without a browser; where X would send the browser then. */
  public URI approve(String requestToken, String screenName) {
    Map<String, Object> yes =
        Map.of("oauth_token", requestToken, "screenName", screenName, "approve", true);
    return URI.create(call("POST", "/simulator/authorizations", yes).path("redirect").asText());
  }

  /** Where it listens. */
  public URI address() {
    return base;
  }

  /** Registers a webhook, or finds it by its URL; its id. */
  public String webhook(String app, URI url) {
    JsonNode webhook =
        call("POST", "/simulator/apps/" + app + "/webhooks", Map.of("url", url.toString()));
    return webhook.path("id").asText();
  }

  /** Subscribes the user to the webhook. */
  public void subscribe(String webhookId, String userId) {
    call("PUT", "/simulator/webhooks/" + webhookId + "/subscriptions/" + userId, Map.of());
  }

  /** Sends a challenge now; {@code valid}, {@code status}, {@code millis}, {@code error}. */
  public JsonNode challenge(String webhookId) {
    return call("POST", "/simulator/webhooks/" + webhookId + "/challenge", Map.of());
  }

  /** Has the user do something. */
  public JsonNode act(Map<String, Object> act) {
    return call("POST", "/simulator/acts", act);
  }

  /** Sets the faults; those not named are off. */
  public void faults(Map<String, Object> faults) {
    call("PUT", "/simulator/faults", faults);
  }

  /** Multiplies the waits between attempts. */
  public void retries(double scale) {
    call("PUT", "/simulator/retries", Map.of("scale", scale));
  }

  /** Lets a crowd act in the background; its id. */
  public String crowd(Map<String, Object> crowd) {
    return call("POST", "/simulator/crowd", crowd).path("crowd").asText();
  }

  /** How far a crowd is: {@code wanted}, {@code issued}, {@code done}. */
  public JsonNode crowd(String id) {
    return call("GET", "/simulator/crowds/" + id, Map.of());
  }

  /** The counts of the delivery log. */
  public JsonNode counts() {
    return call("GET", "/simulator/deliveries/counts", Map.of());
  }

  /** The whole delivery log as it stands now. */
  public List<Delivery> deliveries() {
    List<Delivery> deliveries = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          call("GET", "/simulator/deliveries?after=" + after + "&limit=" + PAGE, Map.of());
      List<Delivery> read = DeliveryLog.read(page);
      if (read.isEmpty()) {
        return deliveries;
      }
      deliveries.addAll(read);
      after = page.path("next").asLong();
    }
  }

  private JsonNode call(String method, String path, Map<String, Object> body) {
    try {
      var content =
          method.equals("GET")
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .method(method, content)
              .build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + " was answered " + answer.statusCode());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

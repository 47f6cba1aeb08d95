package dev.roost.stack.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.stack.state.JsonFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code /simulator/*}. Every method throws {@link SimulatorException} when it is refused.
 */
public final class SimulatorClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final URI base;

  public SimulatorClient(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  /** Makes the app, or finds it as it is. */
  public void app(String app) throws SimulatorException, InterruptedException {
    call("PUT", "/simulator/apps/" + app, Map.of());
  }

  /** What X's portal shows of an app: its credentials, which only the app's owner may see. */
  public Portal portal(String app) throws SimulatorException, InterruptedException {
    return call("GET", "/simulator/apps/" + app, null, Portal.class);
  }

  /**
   * An app's credentials.
   *
   * @param clientSecret null where the app has no OAuth 2.0
   */
  public record Portal(
      String consumerKey,
      String consumerSecret,
      String ownerToken,
      String ownerTokenSecret,
      @Nullable String clientId,
      @Nullable String clientSecret) {

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
      return "Portal";
    }
  }

  /** Makes the user, or finds it; gives the id. */
  public String user(String screenName) throws SimulatorException, InterruptedException {
    return call("PUT", "/simulator/users/" + screenName, Map.of()).path("id").asText();
  }

  /** Has a user do something. */
  public Act.Outcome act(Act act) throws SimulatorException, InterruptedException {
    return call("POST", "/simulator/acts", act, Act.Outcome.class);
  }

  /** The rates of the faults that are on. */
  public JsonNode faults() throws SimulatorException, InterruptedException {
    return call("GET", "/simulator/faults", null);
  }

  /** Switches to these faults and no others. */
  public void faults(Object faults) throws SimulatorException, InterruptedException {
    call("PUT", "/simulator/faults", faults);
  }

  /** How the waits between attempts are scaled. */
  public JsonNode retries() throws SimulatorException, InterruptedException {
    return call("GET", "/simulator/retries", null);
  }

  /** Scales the waits between attempts. */
  public void retries(Object retries) throws SimulatorException, InterruptedException {
    call("PUT", "/simulator/retries", retries);
  }

  /** Whether the log has a delivery after this sequence number. */
  public boolean hasDeliveriesAfter(long seq) throws SimulatorException, InterruptedException {
    String path = "/simulator/deliveries?limit=1&after=" + seq;
    return !call("GET", path, null, DeliveryLog.class).deliveries().isEmpty();
  }

  /** A page of the log of deliveries, at most 1000 of them, after this sequence number. */
  public DeliveryLog deliveries(long after) throws SimulatorException, InterruptedException {
    String path = "/simulator/deliveries?limit=1000&after=" + after;
    return call("GET", path, null, DeliveryLog.class);
  }

  private JsonNode call(String method, String path, @Nullable Object body)
      throws SimulatorException, InterruptedException {
    return call(method, path, body, JsonNode.class);
  }

  private <T> T call(String method, String path, @Nullable Object body, Class<T> type)
      throws SimulatorException, InterruptedException {
    try {
      HttpResponse<byte[]> answer =
          http.send(request(method, path, body), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new SimulatorException(refusal(method + " " + path, answer));
      }
      return JsonFile.JSON.readValue(answer.body().length == 0 ? NOTHING : answer.body(), type);
    } catch (IOException e) {
      throw new SimulatorException("The simulator at " + base + " did not answer: " + e + ".");
    }
  }

  private static final byte[] NOTHING = {'{', '}'};

  private HttpRequest request(String method, String path, @Nullable Object body)
      throws IOException {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JsonFile.JSON.writeValueAsBytes(body));
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .method(method, content)
        .build();
  }

  private static String refusal(String call, HttpResponse<byte[]> answer) {
    JsonNode error = readOrEmpty(answer.body()).path("errors").path(0);
    return "The simulator answered %s to %s: %s"
        .formatted(answer.statusCode(), call, error.path("message").asText("no reason given"));
  }

  private static JsonNode readOrEmpty(byte[] body) {
    try {
      JsonNode read = JsonFile.JSON.readTree(body);
      return read == null ? JsonFile.JSON.createObjectNode() : read;
    } catch (IOException notJson) {
      return JsonFile.JSON.createObjectNode();
    }
  }
}

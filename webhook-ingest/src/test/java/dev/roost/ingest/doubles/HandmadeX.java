package dev.roost.ingest.doubles;

import dev.roost.xapi.signature.SignatureFamily;
import dev.roost.xapi.signature.WebhookSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** X played by hand: posts bodies and challenges with whatever headers a test wants. */
public final class HandmadeX {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;

  /**
   * @param base the service's URL without a path
   */
  public HandmadeX(String base) {
    this.base = base;
  }

  /** The headers of a body signed with these secrets; an empty secret sends no header. */
  public static Map<String, String> signed(String body, String legacy, String modern) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    if (!legacy.isEmpty()) {
      headers.put(SignatureFamily.LEGACY.header(), WebhookSecret.of(legacy).sign(bytes).wire());
    }
    if (!modern.isEmpty()) {
      headers.put(SignatureFamily.MODERN.header(), WebhookSecret.of(modern).sign(bytes).wire());
    }
    return headers;
  }

  /** Posts a body and waits for the status. */
  public int deliver(String webhook, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return http.send(request(webhook, body, headers), BodyHandlers.discarding()).statusCode();
  }

  /** Posts a body; the status comes when it comes. */
  public CompletableFuture<Integer> deliverLater(
      String webhook, String body, Map<String, String> headers) {
    return http.sendAsync(request(webhook, body, headers), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /**
   * An answer to a delivery on an open connection.
   *
   * @param after from when the request was written until the status came: a connection whose SYN
   *     was lost takes a second to open, and that is not the service's time
   */
  public record Answered(int status, Duration after) {}

  /** Posts a body on a connection of its own. */
  public CompletableFuture<Answered> deliverTimed(
      String webhook, String body, Map<String, String> headers) {
    return CompletableFuture.supplyAsync(
        () -> timed(webhook, body, headers), task -> Thread.ofVirtual().start(task));
  }

  private Answered timed(String webhook, String body, Map<String, String> headers) {
    URI address = URI.create(base);
    StringBuilder request =
        new StringBuilder("POST /webhooks/" + webhook + " HTTP/1.1\r\nHost: localhost\r\n")
            .append("Content-Type: application/json\r\nConnection: close\r\n")
            .append("Content-Length: " + body.length() + "\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    request.append("\r\n").append(body);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      long began = System.nanoTime();
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      String statusLine =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      Duration after = Duration.ofNanos(System.nanoTime() - began);
      return new Answered(Integer.parseInt(String.valueOf(statusLine).split(" ")[1]), after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a challenge with this token, percent-encoded, and these headers. */
  public HttpResponse<String> challenge(String webhook, String token, Map<String, String> headers)
      throws IOException, InterruptedException {
    return get(webhook, query(token), headers);
  }

  /** The raw query of a challenge, over which X signs. */
  public static String query(String token) {
    return "crc_token=" + encoded(token) + "&nonce=n1";
  }

  private static String encoded(String token) {
    // A form's encoder writes a space as +, which in X's queries is a plus.
    return URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> get(String webhook, String query, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/webhooks/" + webhook + "?" + query));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest request(String webhook, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/webhooks/" + webhook))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return request.build();
  }
}

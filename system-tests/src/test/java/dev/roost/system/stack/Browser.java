package dev.roost.system.stack;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A person's browser without its screen: keeps cookies, and goes where it is sent by hand. */
public final class Browser {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final CookieManager jar = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(jar).followRedirects(HttpClient.Redirect.NEVER).build();

  /** A page: its status, its text, and where it sends the browser. */
  public record Page(int status, String text, URI at, URI location) {}

  /** Opens an address. */
  public Page get(URI address) {
    return send(HttpRequest.newBuilder(address).GET(), address);
  }

  /** The cookies that it sends with a request to an address, as a header's value. */
  public String cookies(URI address) {
    return jar.getCookieStore().get(address).stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Sends a form. */
  public Page post(URI address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)),
        address);
  }

  private Page send(HttpRequest.Builder request, URI address) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      URI location =
          answer.headers().firstValue("Location").map(address::resolve).orElse(URI.create(""));
      return new Page(answer.statusCode(), answer.body(), address, location);
    } catch (IOException e) {
      throw new IllegalStateException(address.getPath() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

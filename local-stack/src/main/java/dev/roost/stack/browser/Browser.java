package dev.roost.stack.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One person's browser, with the cookies it was given. */
public final class Browser {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(Redirect.NORMAL)
          .build();

  /**
   * A page as it is shown, after all redirects.
   *
   * @param address where it is
   */
  public record Page(URI address, int status, String html) {}

  /** Opens an address. */
  public Page open(URI address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /**
   * Sends the page's form off.
   *
   * @param fields what the person filled in, and the button that was pressed
   * @throws IOException if the page has no form
   */
  public Page submit(Page page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Form form =
        Form.of(page.html())
            .orElseThrow(() ->
                new IOException(
                    "the page at %s, status %d, has no form"
                        .formatted(page.address().getPath(), page.status())));
    Map<String, String> all = new LinkedHashMap<>(form.hidden());
    all.putAll(fields);
    URI target = form.action().isEmpty() ? page.address() : page.address().resolve(form.action());
    return form.method().equals("post")
        ? send(
            HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                // What a browser says of where a form comes from; services may insist on it.
                .header("Origin", origin(page.address()))
                .POST(BodyPublishers.ofString(encoded(all))))
        : open(URI.create(target + (all.isEmpty() ? "" : "?" + encoded(all))));
  }

  private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    return new Page(answer.uri(), answer.statusCode(), answer.body());
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> enc(field.getKey()) + "=" + enc(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String enc(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}

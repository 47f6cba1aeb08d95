package dev.roost.system;

import dev.roost.system.stack.Browser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/**
 * Anonymous forms to an app's connect page, each from a network of its own as a trusted proxy would
 * name it: every other one without the page before it, the rest with the token of one page that was
 * opened.
 *
 * @param page where they are sent
 * @param cookies of the browser that opened the page
 * @param token the field of its form
 */
record ConnectFlood(URI page, String cookies, String token) {

  private static final int BYTE = 250;

  /** Opens the page once. */
  static ConnectFlood on(URI page) {
    Browser browser = new Browser();
    String token = Setup.field(browser.get(page), "page");
    return new ConnectFlood(page, browser.cookies(page), token);
  }

  /** The request of this number. */
  HttpRequest.Builder request(long n) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", address(n));
    return n % 2 == 0
        ? request.POST(BodyPublishers.noBody())
        : request
            .header("Cookie", cookies)
            .POST(
                BodyPublishers.ofString(
                    "page=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
  }

  /** Reserved for benchmarks of networks (RFC 2544), so nobody's. */
  private static String address(long n) {
    return "198.18.%d.%d".formatted(n / BYTE % BYTE, n % BYTE + 1);
  }
}

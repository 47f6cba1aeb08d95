package dev.roost.stack.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service of three pages: a form, where it leads, and the page that is shown then. */
final class BrowserTest {

  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/start",
        call -> {
          call.getResponseHeaders().add("Set-Cookie", "binding=1234; HttpOnly; Path=/");
          answer(call, 200, "<form method=\"post\" action=\"/go\"></form>");
        });
    server.createContext(
        "/go",
        call -> {
          String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          call.getResponseHeaders().add("Location", "/end?" + sent);
          answer(call, 303, "");
        });
    server.createContext(
        "/end", call -> answer(call, 200, call.getRequestHeaders().getFirst("Cookie")));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFormIsSentAndTheRedirectFollowedWithTheCookie() throws Exception {
    var browser = new Browser();

    var end = browser.submit(browser.open(at("/start")), Map.of("screen_name", "ada & ben"));

    assertThat(end.address()).isEqualTo(at("/end?screen_name=ada+%26+ben"));
    assertThat(end.status()).isEqualTo(200);
    assertThat(end.html()).isEqualTo("binding=1234");
  }

  @Test
  void aPageWithoutAFormIsSaidToHaveNone() throws Exception {
    var browser = new Browser();
    var page = browser.submit(browser.open(at("/start")), Map.of());

    assertThatThrownBy(() -> browser.submit(page, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("the page at /end, status 200, has no form");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void answer(HttpExchange call, int status, String text) throws IOException {
    try (call) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }
}

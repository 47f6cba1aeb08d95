package dev.roost.testsupport.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedServerTest {

  private final ScriptedServer server = ScriptedServer.start(_ -> Reply.status(404));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void itAnswersByItsScript() throws Exception {
    server.answers(request -> Reply.json(200, "{\"asked\":\"" + request.path() + "\"}"));

    HttpResponse<String> answer = post("/a%20b?c=d", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"asked\":\"/a%20b\"}");
  }

  @Test
  void itKeepsWhatItWasAskedAsItStoodOnTheWire() throws Exception {
    post("/a%2Fb?c=%2B", "a body");

    Request request = server.takeRequest();
    assertThat(request.line()).isEqualTo("POST /a%2Fb?c=%2B");
    assertThat(request.header("x-TEST")).isEqualTo("yes");
    assertThat(request.body()).isEqualTo("a body");
    assertThat(server.requests()).containsExactly(request);
  }

  @Test
  void aProblemIsOneOfRfc9457() throws Exception {
    server.answers(Reply.problem(503, "x-unavailable", "X is away."));

    HttpResponse<String> answer = post("/", "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:roost:problem:x-unavailable\"");
  }

  @Test
  void silenceLeavesTheCallerWaiting() {
    server.answers(new Reply.Silence());

    assertThatThrownBy(() -> post("/", "")).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aDisconnectEndsTheRequestWithoutAnAnswer() {
    server.answers(new Reply.Disconnect());

    assertThatThrownBy(() -> post("/", ""))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void whatWasStoppedRefusesConnectionsAndBeginsAgainOnItsPort() throws Exception {
    server.stop();
    assertThatThrownBy(() -> post("/", "")).isInstanceOf(IOException.class);

    server.begin();

    assertThat(post("/", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> post(String target, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.uri().resolve(target))
            .timeout(Duration.ofSeconds(1))
            .header("X-Test", "yes")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}

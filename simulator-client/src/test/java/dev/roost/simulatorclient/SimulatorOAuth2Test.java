package dev.roost.simulatorclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roost.testsupport.net.Reply;
import dev.roost.testsupport.net.Request;
import dev.roost.testsupport.net.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SimulatorOAuth2Test {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final URI ASK = URI.create("http://x/i/oauth2/authorize?client_id=1&scope=a%20b");
  private static final URI BACK = URI.create("https://example.org/back?state=s&code=c");

  private final ScriptedServer server =
      ScriptedServer.start(Reply.json(200, "{\"redirect\":\"" + BACK + "\"}"));
  private final HttpClient http = HttpClient.newHttpClient();
  private final SimulatorOAuth2 oauth2 = new SimulatorClient(http, server.uri()).oauth2();

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.close();
  }

  @Test
  void aUserAllowsAllOrSomeOrNothing() throws Exception {
    URI all = oauth2.allow(ASK, "ada");
    URI some = oauth2.allow(ASK, "ada", List.of("a"));
    URI nothing = oauth2.deny(ASK, "ada");

    assertThat(List.of(all, some, nothing)).containsOnly(BACK);
    assertThat(server.requests())
        .extracting(Request::line)
        .containsOnly("POST /simulator/oauth2/authorizations");
    assertThat(sent(0)).isEqualTo(json("{\"authorizeUrl\":\"%s\",\"screenName\":\"ada\"}"));
    assertThat(sent(1))
        .isEqualTo(json("{\"authorizeUrl\":\"%s\",\"screenName\":\"ada\",\"scopes\":[\"a\"]}"));
    assertThat(sent(2))
        .isEqualTo(json("{\"authorizeUrl\":\"%s\",\"screenName\":\"ada\",\"approve\":false}"));
  }

  @Test
  void aUserTakesOneAppsAccessAway() throws Exception {
    oauth2.revoke("ada", "demo");

    assertThat(server.requests())
        .extracting(Request::line)
        .containsExactly("POST /simulator/users/ada/revocations");
    assertThat(sent(0)).isEqualTo(json("{\"app\":\"demo\"}"));
  }

  @Test
  void lifetimesAreSaidInSeconds() throws Exception {
    oauth2.lifetimes(Duration.ofSeconds(30), Duration.ofMinutes(10));

    assertThat(server.requests())
        .extracting(Request::line)
        .containsExactly("PUT /simulator/lifetimes");
    assertThat(sent(0)).isEqualTo(json("{\"codeSeconds\":30,\"accessTokenSeconds\":600}"));
  }

  @Test
  void countsAreThoseOfTheAppAndUserAndNothingWhereThereAreNone() {
    server.answers(
        Reply.json(
            200,
            """
            [{"app":"demo","userId":"1","tokenRequests":6,"codes":5,"usedCodes":4,"refreshes":3,
              "usedRefreshTokens":2,"revocations":1},
             {"app":"other","userId":"1","tokenRequests":9,"codes":9,"usedCodes":9,"refreshes":9,
              "usedRefreshTokens":9,"revocations":9}]
            """));

    assertThat(oauth2.count("demo", "1")).isEqualTo(new TokenCount("demo", "1", 6, 5, 4, 3, 2, 1));
    assertThat(oauth2.count("demo", "2")).isEqualTo(new TokenCount("demo", "2", 0, 0, 0, 0, 0, 0));
    assertThat(oauth2.counts()).hasSize(2);
  }

  @Test
  void aRefusalIsToldInTheSimulatorsWords() {
    server.answers(Reply.json(400, "{\"errors\":[{\"message\":\"no such app\"}]}"));

    assertThatExceptionOfType(SimulatorException.class)
        .isThrownBy(() -> oauth2.allow(ASK, "ada"))
        .withMessageContaining("no such app");
  }

  @Test
  void switchesAreChosenByTheirNames() throws Exception {
    new SimulatorClient(http, server.uri()).switches(Map.of("revocation", "token"));

    assertThat(server.requests())
        .extracting(Request::line)
        .containsExactly("PUT /simulator/switches");
    assertThat(sent(0)).isEqualTo(json("{\"revocation\":\"token\"}"));
  }

  private JsonNode sent(int request) throws IOException {
    return JSON.readTree(server.requests().get(request).body());
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace("%s", ASK.toString()));
  }
}

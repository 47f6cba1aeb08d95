package dev.roost.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roost.system.stack.RoostClient;
import dev.roost.system.stack.RunningStack;
import dev.roost.testsupport.net.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A host that passes X's challenge on to Roost's own address would become a valid webhook, and X
 * would send it all of the users' messages. Nobody gets one registered: no operator, and nobody who
 * holds a service's token.
 */
@ResourceLock(Setup.WEBHOOK)
@Timeout(240)
class DivertedWebhookTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String PATH = "/webhooks/demo/main";
  private static final String REGISTER = "/1.1/account_activity/webhooks.json?url=";

  private static @Nullable TcpProxy host;
  private static String diverted = "";
  private static String webhookId = "";
  private static long lastCall;

  @BeforeAll
  static void aWebhookAndAHostThatPassesEverythingOn() {
    TcpProxy proxy = TcpProxy.to(() -> STACK.service(RunningStack.INGEST).getPort());
    host = proxy;
    diverted = "http://127.0.0.1:" + proxy.port() + PATH;
    Setup.credentials(STACK);
    webhookId = Setup.webhook(STACK);
    for (JsonNode call : STACK.simulator().calls(0)) {
      lastCall = Math.max(lastCall, call.path("seq").asLong());
    }
  }

  @AfterAll
  static void theHostIsGone() {
    if (host != null) {
      host.close();
    }
  }

  @Test
  void theHostPassesTheChallengeSoXWouldTakeIt() throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(diverted + "?crc_token=abc")).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("response_token");
  }

  @Test
  void anOperatorCannotRegisterItOrMoveAWebhookThere() {
    RoostClient operator = STACK.as("operator");
    Map<String, String> body = Map.of("url", diverted);

    List<RoostClient.Answer> answers =
        List.of(
            operator.call(RunningStack.SUBSCRIPTIONS, "PUT", Setup.WEBHOOK, body),
            operator.call(RunningStack.SUBSCRIPTIONS, "PUT", Setup.WEBHOOKS + "/second", body),
            operator.call(RunningStack.SUBSCRIPTIONS, "POST", Setup.WEBHOOK + "/move", body));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.problem()).isEqualTo("invalid-request");
          assertThat(answer.body().path("parameter").asText()).isEqualTo("url");
        });
    assertOnlyOurWebhook();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subscription-manager | POST   | WEBHOOKS.json?url=EVIL             | app-owner |
          subscription-manager | POST   | WEBHOOKS.json?url=OURS&url=EVIL    | app-owner |
          subscription-manager | POST   | WEBHOOKS.json?url=EVIL&url=OURS    | app-owner |
          subscription-manager | POST   | WEBHOOKS.json?url=OTHER            | app-owner |
          subscription-manager | POST   | WEBHOOKS.json?url=OURS             | app-owner | url
          subscription-manager | POST   | WEBHOOKS.json?url=OURS&tag=1       | app-owner |
          subscription-manager | PUT    | WEBHOOKS/ID.json?url=EVIL          | app-owner |
          subscription-manager | POST   | WEBHOOKS/ID/subscriptions/all.json?url=EVIL | user |
          subscription-manager | POST   | /1.1/direct_messages/events/new.json | user |
          subscription-manager | POST   | /2/webhooks                        | app-only |
          replay-worker        | POST   | WEBHOOKS.json?url=OURS             | app-owner |
          replay-worker        | POST   | WEBHOOKS.json?url=EVIL             | app-owner |
          webhook-ingest       | POST   | WEBHOOKS.json?url=OURS             | app-owner |
          """)
  void aStolenServiceTokenGetsNothingOfThatSigned(
      String service, String method, String path, String as, @Nullable String form) {
    RoostClient.Answer answer = signed(service, method, at(path), as, form);

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(403);
    assertThat(answer.body().path("authorization").isMissingNode()).isTrue();
    assertOnlyOurWebhook();
  }

  /** What is signed binds the URL: X refuses it for another. */
  @Test
  void aSignatureForOurOwnWebhookIsGoodForNoOther() throws IOException, InterruptedException {
    RoostClient.Answer ours =
        signed(RunningStack.SUBSCRIPTIONS, "POST", at("WEBHOOKS.json?url=OURS"), "app-owner", null);
    assertThat(ours.status()).isEqualTo(200);

    var answer =
        HTTP.send(
            HttpRequest.newBuilder(x().resolve(REGISTER + encoded(diverted)))
                .header("Authorization", ours.body().path("authorization").asText())
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertOnlyOurWebhook();
  }

  private static RoostClient.Answer signed(
      String service, String method, URI url, String as, @Nullable String form) {
    Map<String, Object> request = new HashMap<>();
    request.put("method", method);
    request.put("url", url.toString());
    request.put("as", as);
    if (as.equals("user")) {
      request.put("userId", "1");
    }
    if (form != null) {
      request.put("form", List.of(Map.of("name", form, "value", diverted)));
    }
    return STACK
        .asService(service)
        .call(RunningStack.VAULT, "POST", "/apps/demo/authorizations", request);
  }

  private static URI at(String path) {
    return x().resolve(
            path.replace("WEBHOOKS", "/1.1/account_activity/webhooks")
                .replace("ID", webhookId)
                .replace("EVIL", encoded(diverted))
                .replace("OURS", encoded(ours()))
                .replace("OTHER", encoded(ours().replace("/demo/", "/other/"))));
  }

  private static void assertOnlyOurWebhook() {
    JsonNode webhook =
        STACK.as("viewer").done(RunningStack.SUBSCRIPTIONS, "GET", Setup.WEBHOOK, null);

    assertThat(webhook.path("url").asText()).isEqualTo(ours());
    assertThat(webhook.path("move").isMissingNode() || webhook.path("move").isNull()).isTrue();
    assertThat(STACK.simulator().calls(lastCall))
        .noneMatch(call ->
            call.path("method").asText().equals("POST")
                && call.path("path").asText().endsWith("/webhooks.json")
                && call.path("status").asInt() < 300);
  }

  private static String ours() {
    return STACK.service(RunningStack.INGEST).resolve(PATH).toString();
  }

  private static URI x() {
    return STACK.simulator().address();
  }

  private static String encoded(String url) {
    return URLEncoder.encode(url, StandardCharsets.UTF_8);
  }
}

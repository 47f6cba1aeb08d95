package dev.roost.simulatorclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
final class SimulatorClientTest {

  private static final String FIRST_PAGE =
      """
      {"next": 7, "deliveries": [{"seq": 7, "id": "d-1", "webhookId": "w", "app": "demo",
        "forUserId": "1", "copy": 0, "state": "accepted", "body": "e30=",
        "happenings": [{"id": "h-1", "kind": "tweet_create_events", "act": {"id": "a-9", "kind": "reply",
          "actor": "1", "target": "2", "object": "3", "of": "4", "at": "2026-11-01T12:00:00.123Z",
          "postedAt": "2026-11-01T12:00:00.122Z"}, "body": "e30="}],
        "attempts": [{"n": 1, "dueAt": 3, "begunAt": 4, "sentAt": 5, "endedAt": 9,
          "at": "2026-11-01T12:00:01Z", "outcome": "accepted", "status": 200}]}]}
      """;
  private static final String SECOND_PAGE =
      """
      {"next": 8, "deliveries": [{"id": "d-2", "webhookId": "w", "app": "demo", "copy": 1,
        "replay": "job-1", "state": "givenUp", "body": "",
        "happenings": [{"id": "h-0", "kind": "replay_job_status", "body": ""}],
        "attempts": [{"n": 1, "begunAt": 8, "sentAt": null, "endedAt": 9,
          "at": "2026-11-01T12:00:02Z", "outcome": "reset", "fault": "reset"}]}]}
      """;

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private HttpClient http;
  private SimulatorClient simulator;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::exchange);
    server.start();
    http = HttpClient.newHttpClient();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    simulator = new SimulatorClient(http, base);
  }

  @AfterEach
  void stop() {
    http.shutdownNow();
    server.stop(0);
  }

  @Test
  void callsAreCountedByCredentialsAndClient() {
    answer(
        "/simulator/calls/counts",
        200,
        "[{\"as\":\"app-only\",\"userAgent\":\"Roost-token-vault/1\",\"calls\":3}]");

    assertThat(simulator.callCounts())
        .containsExactly(new CallCount("app-only", "Roost-token-vault/1", 3));
  }

  @Test
  void theBillOfAnAppHasNoOtherAppsLines() {
    answer(
        "/simulator/billing",
        200,
        """
        {"microDollars": 20000, "withoutPrice": 2, "items": [
          {"app":"demo","day":"2026-11-28","eventType":"post.create","priceClass":"post","events":3,
           "microDollars":15000},
          {"app":"demo","day":"2026-11-28","eventType":"dm.sent","priceClass":"dm","events":2,
           "microDollars":null},
          {"app":"other","day":"2026-11-28","eventType":"post.create","priceClass":"post","events":1,
           "microDollars":5000}]}
        """);

    Billing bill = simulator.billing("demo");

    assertThat(bill.items()).extracting(Billing.Item::events).containsExactly(3L, 2L);
    assertThat(bill.microDollars()).isEqualTo(15_000);
  }

  @Test
  void theLogIsReadToItsEndPageByPage() {
    answer("/simulator/deliveries?limit=1000&after=0", 200, FIRST_PAGE);
    answer("/simulator/deliveries?limit=1000&after=7", 200, SECOND_PAGE);
    answer("/simulator/deliveries?limit=1000&after=8", 200, "{\"next\": 8, \"deliveries\": []}");

    List<DeliveryLog.Delivery> log = simulator.deliveries(0);

    assertThat(log).extracting(DeliveryLog.Delivery::id).containsExactly("d-1", "d-2");
    assertThat(log.getFirst().body()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(log.getFirst().isAccepted()).isTrue();
    assertThat(log.getFirst().isReplay()).isFalse();
    assertThat(log.getFirst().attempts())
        .containsExactly(
            new DeliveryLog.Attempt(
                1, 4, 5L, 9, "accepted", Instant.parse("2026-11-01T12:00:01Z"), 200, null));
    assertThat(log.getFirst().happenings().getFirst().act())
        .isEqualTo(
            new DeliveryLog.ActRecord(
                "a-9",
                "reply",
                "1",
                "2",
                "3",
                "4",
                Instant.parse("2026-11-01T12:00:00.123Z"),
                Instant.parse("2026-11-01T12:00:00.122Z")));
    assertThat(log.getLast().state()).isEqualTo(DeliveryLog.State.GIVEN_UP);
    assertThat(log.getLast().isReplay()).isTrue();
    assertThat(log.getLast().attempts())
        .containsExactly(
            new DeliveryLog.Attempt(
                1, 8, null, 9, "reset", Instant.parse("2026-11-01T12:00:02Z"), null, "reset"));
    assertThat(log.getLast().happenings().getFirst().act()).isNull();
  }

  @Test
  void replayJobsSayTheirWindowAndWhenTheyBegan() {
    answer(
        "/simulator/replays",
        200,
        """
        [{"jobId": "7", "webhookId": "w", "from": "2026-11-01T12:00:00Z",
          "to": "2026-11-01T12:05:00Z", "begunAt": "2026-11-01T12:40:00.5Z", "state": "Complete",
          "happenings": 3, "accepted": 3}]
        """);

    assertThat(simulator.replays())
        .containsExactly(
            new ReplayJob(
                "7",
                "w",
                Instant.parse("2026-11-01T12:00:00Z"),
                Instant.parse("2026-11-01T12:05:00Z"),
                Instant.parse("2026-11-01T12:40:00.5Z"),
                "Complete"));
  }

  @Test
  void aStateThatIsNotKnownIsAFailure() {
    answer(
        "/simulator/deliveries?limit=1000&after=0",
        200,
        FIRST_PAGE.replace("\"accepted\", \"body\"", "\"lost\", \"body\""));

    assertThatExceptionOfType(SimulatorException.class).isThrownBy(() -> simulator.deliveries(0));
  }

  @Test
  void anActLeavesOutWhatItHasNot() {
    answer("/simulator/acts", 200, "{\"happenings\": [{\"id\": \"h-1\"}], \"postId\": \"9\"}");

    Act.Outcome outcome = simulator.act(Act.towards("1", "follow", "2"));

    assertThat(outcome).isEqualTo(new Act.Outcome(List.of(new Act.Happened("h-1")), "9"));
    assertThat(calls)
        .containsExactly(
            "POST /simulator/acts {\"actor\":\"1\",\"act\":\"follow\",\"target\":\"2\"}");
  }

  @Test
  void subscribersAndValidWebhooksAreRead() {
    answer("/simulator/webhooks/9/subscriptions", 200, "[\"1\", \"2\"]");
    answer("/simulator/webhooks", 200, "[{\"id\": \"9\", \"valid\": true}, {\"id\": \"8\"}]");

    assertThat(simulator.subscribers("9")).containsExactly("1", "2");
    assertThat(simulator.isValid("9")).isTrue();
    assertThat(simulator.isValid("8")).isFalse();
    assertThat(simulator.isValid("7")).isFalse();
  }

  @Test
  void wrongAnswersAreSetAsTheyAreGiven() {
    answer("/simulator/misanswers", 200, "{\"webhooks\":\"empty\"}");

    simulator.misanswers(Map.of("webhooks", "empty"));

    assertThat(calls).containsExactly("PUT /simulator/misanswers {\"webhooks\":\"empty\"}");
  }

  @Test
  void aRefusalIsToldInTheSimulatorsWords() {
    answer("/simulator/faults", 400, "{\"errors\": [{\"message\": \"no such fault\"}]}");

    assertThatExceptionOfType(SimulatorException.class)
        .isThrownBy(() -> simulator.faults(Map.of("rain", 1)))
        .withMessage("The simulator answered 400 to PUT /simulator/faults: no such fault");
  }

  @Test
  void noAnswerIsAnExceptionThatNamesTheAddress() {
    server.stop(0);

    assertThatExceptionOfType(SimulatorException.class)
        .isThrownBy(() -> simulator.counts())
        .withMessageContaining(simulator.address().toString());
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(SimulatorException.class).isThrownBy(() -> simulator.counts());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatThePortalShowsIsNotPrinted() {
    answer(
        "/simulator/apps/demo",
        200,
        """
        {"consumerKey": "key", "consumerSecret": "hidden-1", "ownerToken": "hidden-2",
          "ownerTokenSecret": "hidden-3", "clientId": "id", "clientSecret": "hidden-4"}
        """);

    Portal portal = simulator.portal("demo");

    assertThat(portal.clientSecret()).isEqualTo("hidden-4");
    assertThat(portal.toString()).doesNotContain("hidden");
  }

  private void answer(String pathAndQuery, int status, String body) {
    answers.put(pathAndQuery, new Answer(status, body));
  }

  private void exchange(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().toString();
    String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    calls.add(exchange.getRequestMethod() + " " + asked + " " + sent);
    Answer answer = answers.getOrDefault(asked, new Answer(404, ""));
    byte[] content = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private record Answer(int status, String body) {}
}

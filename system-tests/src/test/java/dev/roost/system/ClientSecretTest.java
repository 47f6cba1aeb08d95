package dev.roost.system;

import static dev.roost.testsupport.clock.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.contracts.topic.Topics;
import dev.roost.simulatorclient.DeliveryLog;
import dev.roost.simulatorclient.Portal;
import dev.roost.simulatorclient.SimulatorClient;
import dev.roost.system.stack.Downstream;
import dev.roost.system.stack.Progress;
import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.signature.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The two secrets of an app whose webhooks are of both of X's APIs, and one that comes later. */
@ResourceLock(Setup.WEBHOOK)
class ClientSecretTest {

  @RegisterExtension static final RunningStack STACK = RunningStack.shared();

  private static final String TOKEN = "OGYzZjk1MTktM2VmZS00NDQ0";

  @Test
  @Timeout(240)
  void anUnsignedChallengeIsAnsweredWithTheSecretOfItsOwnWebhook() {
    SimulatorClient x = STACK.simulator();
    String app = "both-secrets";
    x.switches(Map.of("challengeSecret", "clientSecret", "challengeSignature", "absent"));
    try {
      String main = "/apps/" + app + "/webhooks/main";
      String second = "/apps/" + app + "/webhooks/second";
      x.makeApp(app);
      // X signs deliveries with the consumer secret, and keys version 2's challenges otherwise.
      x.change(app, Map.of("signing", "legacy"));
      Setup.credentials(STACK, app);
      Setup.wanted(STACK, main, "1.1");
      Setup.wanted(STACK, second, "2");

      Setup.awaitValid(STACK, main);
      Setup.awaitValid(STACK, second);

      Portal secrets = x.portal(app);
      assertThat(challenged(app, "main")).isEqualTo(answer(secrets.consumerSecret()));
      assertThat(challenged(app, "second")).isEqualTo(answer(clientSecret(secrets)));
    } finally {
      x.switches(Map.of("challengeSecret", "either", "challengeSignature", "absent"));
    }
  }

  /** X signs with a client secret from the moment it is made, whether Roost has it or not. */
  @Test
  @Timeout(300)
  void aClientSecretThatAppearsAtXCostsNoDeliveryOncePutIn() {
    SimulatorClient x = STACK.simulator();
    String app = "late-secret";
    JsonNode retries = x.retries();
    x.retries(0.5);
    try (Downstream downstream = STACK.downstream()) {
      String webhook = withoutClientSecret(app);
      List<String> users = x.users(8, "late");
      users.forEach(user -> x.subscribe(webhook, user));
      String crowd =
          x.crowd(
              Map.of("happenings", 600, "seed", 16, "perSecond", 20, "users", users, "mix", POSTS));
      await().until(() -> x.crowd(crowd).path("issued").asInt() > 100);
      assertThat(check(app, "deliveries").path("ok").asBoolean()).isTrue();

      x.change(app, Map.of("clientSecret", "made-in-the-middle-of-traffic", "signing", "modern"));
      JsonNode told =
          await().until(() -> check(app, "deliveries main"), check -> !check.isMissingNode());
      Progress.say("preflight says: %s".formatted(told));
      Portal secrets = x.portal(app);
      putClient(app, secrets);
      await().until(() -> x.crowd(crowd).path("done").asBoolean());
      await().until(() -> deliveries(app).stream().noneMatch(DeliveryLog.Delivery::isPending));

      assertThat(told.path("ok").asBoolean()).isFalse();
      assertThat(told.path("what").asText()).contains("client secret", "the vault has none");
      assertThat(told.path("cause").asText()).contains("developer portal");
      assertThat(told.path("remedy").asText()).contains("/apps/" + app, "five minutes");
      assertThat(deliveries(app)).hasSizeGreaterThan(500).allMatch(it -> it.isAccepted());
      assertThat(deliveries(app)).anyMatch(ClientSecretTest::wasRefusedFirst);
      await().until(downstream::everyDeliveryIsRead);
      assertThat(published(downstream, Set.copyOf(users))).isEqualTo(happenings(app));
    } finally {
      x.retries(retries);
    }
  }

  private static final Map<String, Integer> POSTS = Map.of("post", 1);

  /** An app that X knows without OAuth 2.0; gives X's id of its webhook. */
  private static String withoutClientSecret(String app) {
    SimulatorClient x = STACK.simulator();
    x.makeApp(app);
    x.change(app, Collections.singletonMap("clientSecret", null));
    Portal secrets = x.portal(app);
    STACK
        .as("admin")
        .done(
            RunningStack.VAULT,
            "PUT",
            "/apps/" + app,
            Map.of(
                "consumer",
                Map.of("key", secrets.consumerKey(), "secret", secrets.consumerSecret()),
                "owner",
                Map.of("token", secrets.ownerToken(), "secret", secrets.ownerTokenSecret())));
    String webhook = "/apps/" + app + "/webhooks/main";
    Setup.wanted(STACK, webhook, "1.1");
    return Setup.awaitValid(STACK, webhook);
  }

  private static void putClient(String app, Portal secrets) {
    STACK
        .as("admin")
        .done(
            RunningStack.VAULT,
            "PUT",
            "/apps/" + app,
            Map.of(
                "client",
                Map.of(
                    "id",
                    Objects.requireNonNull(secrets.clientId()),
                    "secret",
                    clientSecret(secrets))));
  }

  private static String clientSecret(Portal secrets) {
    return Objects.requireNonNull(secrets.clientSecret());
  }

  /** A check of preflight by its name; missing where there is none. */
  private static JsonNode check(String app, String name) {
    return STACK
        .as("viewer")
        .done(RunningStack.SUBSCRIPTIONS, "GET", "/apps/" + app + "/preflight", null)
        .path("checks")
        .valueStream()
        .filter(check -> check.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** What Roost answers to a challenge that is not signed. */
  private static String challenged(String app, String endpoint) {
    URI url = STACK.webhook().resolve("/webhooks/" + app + "/" + endpoint + "?crc_token=" + TOKEN);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String answer(String secret) {
    String signed = WebhookSecret.of(secret).sign(TOKEN.getBytes(UTF_8)).wire();
    return "{\"response_token\":\"" + signed + "\"}";
  }

  private static List<DeliveryLog.Delivery> deliveries(String app) {
    return STACK.simulator().deliveries(0).stream().filter(it -> it.app().equals(app)).toList();
  }

  private static boolean wasRefusedFirst(DeliveryLog.Delivery delivery) {
    return delivery.attempts().stream().anyMatch(attempt -> Objects.equals(attempt.status(), 401));
  }

  private static long happenings(String app) {
    return deliveries(app).stream()
        .flatMap(delivery -> delivery.happenings().stream())
        .map(DeliveryLog.Happening::id)
        .distinct()
        .count();
  }

  private static long published(Downstream downstream, Set<String> users) {
    return Stream.of(Topics.ACTIVITIES, Topics.DIRECT_MESSAGES)
        .flatMap(topic -> downstream.on(topic).stream())
        .filter(record -> record.key() != null && users.contains(record.key()))
        .collect(Collectors.counting());
  }
}
